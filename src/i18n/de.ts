import type { Texts } from './texts.ts'

const de: Texts = {
  loading: 'Die Zahlung wird geladen',
  dialog: 'Zahlung',
  close: 'Schließen',
  toPay: 'Zu zahlen',
  leftToPay: 'Noch zu zahlen',
  paidOf: 'Eingegangen: {received} von {amount}',
  testMode: 'Testmodus: kein echtes Geld',
  offline: 'Keine Verbindung. Die Angaben bleiben sichtbar, wir versuchen es weiter.',
  tryAgain: 'Noch einmal versuchen',
  fileMissing: 'Ein Teil der Seite wurde nicht geladen.',
  troubleNetwork: 'Die Zahlung lässt sich nicht öffnen. Prüfen Sie Ihre Verbindung; wir versuchen es weiter.',
  troubleToken: 'Diese Zahlung ist nicht mehr offen. Gehen Sie zurück zum Shop und starten Sie die Zahlung neu.',

  chooseTitle: 'Wie möchten Sie zahlen?',
  chooseNone:
    'Diese Bestellung lässt sich hier gerade nicht bezahlen. Versuchen Sie es später noch einmal oder schreiben Sie dem Shop.',
  from: 'ab {amount}',
  upTo: 'bis {amount}',
  fee: 'Gebühr {amount}',
  busy: 'gerade ausgelastet, bitte später versuchen',

  category_bank_transfer: 'Überweisung',
  category_mobile_payment: 'Mobiles Bezahlen',
  category_digital_wallet: 'Wallets',
  category_online_banking: 'Online-Banking',
  category_payment_card: 'Karten',
  category_cash_payment: 'Bargeld',
  category_telecommunications: 'Telefon und Internet',
  category_other: 'Andere Zahlungsarten',
}
export default de
