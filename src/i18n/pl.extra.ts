import type { ExtraTexts } from './texts.ts'

const texts: ExtraTexts = {
  banksTitle: 'Wybierz swój bank',
  bankHow: 'Jego aplikacja otworzy się z wypełnioną płatnością. Wystarczy potwierdzić.',
  findBank: 'Znajdź swój bank',
  bankNone: 'Nie ma banku o tej nazwie. Spróbuj innego słowa albo pokaż kod QR.',
  otherBank: 'Inny bank',
  bankWeb: 'Brak aplikacji? {name} w przeglądarce',

  cashTitle: 'Spotkanie i zapłata gotówką',
  cashHow: 'Pod ten adres ktoś przyjedzie. Oddaj pieniądze tylko wtedy, gdy zgadza się imię i kod.',
  bring: 'Przygotuj dokładnie tyle',
  cashCancel: 'Odwołaj spotkanie',
  cashCancelSure: 'Odwołać spotkanie? Wtedy nikt nie przyjedzie, a sposób płatności wybierzesz od nowa.',
  cashCancelYes: 'Tak, odwołaj',
  cashCancelNo: 'Nie, zostaw',

  contact_email: 'E-mail',
  contact_phone: 'Telefon',
  contact_url: 'Strona internetowa',
  supportCopy: 'Kopiuj dla pomocy',
  supportHow: 'Zamówienie, płatność i jej godziny. Nie ma tam ani nazwiska, ani Twoich numerów.',
  savePicture: 'Zapisz jako obraz',
  printPage: 'Drukuj',
  payBefore: 'Zapłać przed {time}',

  handoverHow: 'Zeskanuj telefonem: płatność otworzy się na nim. Kod działa raz i przez dziesięć minut.',
  handoverNew: 'Utwórz nowy kod',

  receiptHow: 'Obraz lub PDF do 5 MB. Zobaczy go tylko sklep.',
  receiptPick: 'Wybierz plik',
  receiptSending: 'Wysyłamy potwierdzenie',
  receiptSent: 'Sklep ma Twoje potwierdzenie.',
  receiptMore: {
    one: 'Możesz dołączyć jeszcze {count}.',
    few: 'Możesz dołączyć jeszcze {count}.',
    many: 'Możesz dołączyć jeszcze {count}.',
    other: 'Możesz dołączyć jeszcze {count}.',
  },
  receiptBad: 'Tego pliku nie można wysłać. Wybierz obraz lub PDF do 5 MB.',
  cashOver: 'Jeśli pieniądze są już przekazane, nie przepadły: skontaktuj się ze sklepem, zamówienie {order}.',
  cashAgain: 'Umów nowe spotkanie',
}
export default texts
