import type { Texts } from './en.ts'

export const pl: Texts = {
  summaries: {
    page: 'Na stronie płatności, która otworzy się za chwilę',
    pageIn: 'Na stronie płatności, która otworzy się za chwilę, w {currency}',
    test: 'Test, bez prawdziwych pieniędzy',
  },
  sentences: {
    funds: 'Na karcie lub koncie brakuje środków. Zasil je lub zapłać w inny sposób.',
    limit:
      'Bank nie pozwala na tę płatność: osiągnięto limit karty. Zwiększ go w aplikacji banku lub użyj innej karty.',
    someLimit:
      'Na tę płatność nie pozwala limit: karty, banku lub systemu płatności. Użyj innej karty lub zapłać w inny sposób.',
    restricted: 'Ta karta nie pozwala na takie płatności. Użyj innej karty lub zapłać w inny sposób.',
    expired: 'Karta straciła ważność lub wpisano złą datę. Sprawdź datę lub użyj innej karty.',
    typo: 'W danych płatności jest błąd. Sprawdź każde pole i spróbuj ponownie.',
    otherCard: 'Tej karty nie można tu użyć. Użyj innej karty lub zapłać w inny sposób.',
    notEnrolled:
      'Karta nie ma włączonych płatności internetowych z potwierdzeniem (3-D Secure). Włącz je w aplikacji banku lub użyj innej karty.',
    notConfirmed: 'Płatności nie potwierdzono. Spróbuj ponownie i wpisz kod, który przyśle bank.',
    blocked: 'Bank zablokował tę kartę. Zadzwoń do banku lub użyj innej karty.',
    security: 'Płatność zatrzymała kontrola bezpieczeństwa. Zapłać w inny sposób lub skontaktuj się ze sklepem.',
    declined: 'Bank odrzucił płatność i nie podał przyczyny. Zadzwoń do banku lub użyj innej karty.',
    noReason: 'Płatność odrzucono i nie podano przyczyny. Użyj innej karty lub zapłać w inny sposób.',
    twice: 'Tę samą płatność wysłano dwa razy i drugiej nie przyjęto. Poczekaj kilka minut, zanim spróbujesz ponownie.',
    unclear:
      'System płatności nie mógł ustalić, co stało się z tą płatnością. Zanim zapłacisz ponownie, sprawdź w banku, czy pobrano pieniądze.',
    system: 'Wystąpił błąd w systemie płatności. Spróbuj za kilka minut lub zapłać w inny sposób.',
  },
}
