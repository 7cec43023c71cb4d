import type { Texts } from './en.ts'

export const pl: Texts = {
  names: {
    card: 'Przelew na kartę',
    sbp: 'SBP',
    sbpByPhone: 'SBP, na numer telefonu',
    sbpByQr: 'SBP, kodem QR',
    tbankCard: 'Karta T-Bank',
    abroad: 'Przelew za granicę (WNP)',
    abroadToCard: 'Przelew za granicę na kartę (WNP)',
    localBanks: 'Przelew z lokalnego banku',
    mobile: 'Konto telefonu',
    mts: 'MTS',
    mtsPay: 'MTS Pay',
    topUp: 'Doładowanie telefonu',
    m10: 'Portfel m10',
    cash: 'Gotówka',
    wholeForm: 'Na stronie Cactusgino',
  },
  summaries: {
    transfer: 'Z aplikacji banku',
    qr: 'Kodem QR, w aplikacji banku',
    wallet: 'Z portfela',
    mts: 'Z konta MTS',
    cash: 'Przy spotkaniu z kurierem',
    form: 'W formularzu, który otworzy się tutaj',
    wholeForm: 'Wybierzesz w formularzu, który otworzy się tutaj',
  },
  fields: {
    bank_name: 'Twój bank',
    bank_app: 'Aplikacja, z której zapłacisz',
    address: 'Adres',
    messenger: 'Komunikator',
    username: 'Twoja nazwa w komunikatorze',
    asap: 'Jak najszybciej',
    time: 'Albo o określonej godzinie',
    verification_code: 'Kod weryfikacyjny',
  },
  hints: {
    bank_app: 'Otrzymasz dane, na które można wysłać z tej aplikacji. Z innej pieniądze mogą nie dojść.',
    bank_name: 'Pomaga znaleźć odbiorcę w tym samym banku',
    address: 'Gdzie chcesz się spotkać',
    verification_code: 'Jeśli go otrzymano',
  },
  apps: { sberbank: 'Sberbank', tbank: 'T-Bank' },
  sentences: {
    form_unavailable:
      'Nie udało się otworzyć formularza płatności. Spróbuj ponownie lub wybierz inny sposób płatności.',
    amount_not_expressible: 'Ten sposób płatności nie obsługuje kwot z takimi miejscami po przecinku. Wybierz inny.',
    customer_refused:
      'System płatności nie przyjmuje tej płatności. Wybierz inny sposób płatności lub skontaktuj się ze sklepem.',
    semicolon: 'Jedno z pól zawiera średnik, którego ten sposób płatności nie przyjmuje. Wpisz bez niego.',
    another_paid: 'Opłacono inną z Twoich otwartych płatności, więc tę zamknięto.',
    not_received:
      'Pieniądze nie wpłynęły. Jeśli zostały wysłane, zachowaj potwierdzenie i skontaktuj się ze sklepem; w przeciwnym razie spróbuj ponownie.',
    cash_not_received:
      'Pieniądze nie wpłynęły. Jeśli zostały przekazane, napisz do sklepu; w przeciwnym razie spróbuj ponownie.',
    exact_amount:
      'Kwota różni się od kwoty zamówienia. Przelej dokładnie tę kwotę, inaczej płatność nie zostanie odnaleziona.',
    exact_cash: 'Kwota różni się od kwoty zamówienia. Przygotuj na spotkanie dokładnie tę kwotę.',
  },
}
