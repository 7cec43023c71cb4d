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
}
export default de
