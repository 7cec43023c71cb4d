import type { ExtraTexts } from './texts.ts'

const texts: ExtraTexts = {
  banksTitle: 'Wählen Sie Ihre Bank',
  bankHow: 'Ihre App öffnet sich mit der ausgefüllten Zahlung. Sie bestätigen nur noch.',
  findBank: 'Bank suchen',
  bankNone: 'Keine Bank mit diesem Namen. Versuchen Sie ein anderes Wort oder zeigen Sie den QR-Code an.',
  otherBank: 'Andere Bank',
  bankWeb: 'Keine App? {name} im Browser',

  cashTitle: 'Treffen und bar bezahlen',
  cashHow: 'Jemand kommt zu dieser Adresse. Geben Sie das Geld nur, wenn Name und Code stimmen.',
  bring: 'Halten Sie genau so viel bereit',
  cashCancel: 'Treffen absagen',
  cashCancelSure: 'Treffen absagen? Dann kommt niemand, und Sie wählen die Zahlungsart neu.',
  cashCancelYes: 'Ja, absagen',
  cashCancelNo: 'Nein, dabei bleiben',

  contact_email: 'E-Mail',
  contact_phone: 'Telefon',
  contact_url: 'Website',
  supportCopy: 'Für den Support kopieren',
  supportHow: 'Bestellung, Zahlung und Zeiten. Weder Ihr Name noch eine Ihrer Nummern steht darin.',
  savePicture: 'Als Bild speichern',
  printPage: 'Drucken',
  payBefore: 'Bis {time} bezahlen',

  handoverHow:
    'Scannen Sie das mit dem Handy: Dort öffnet sich die Zahlung. Der Code gilt einmal und zehn Minuten lang.',
  handoverNew: 'Neuen Code erstellen',

  receiptHow: 'Bild oder PDF bis 5 MB. Nur der Shop sieht es.',
  receiptPick: 'Datei wählen',
  receiptSending: 'Beleg wird gesendet',
  receiptSent: 'Der Shop hat Ihren Beleg.',
  receiptMore: { one: 'Sie können noch {count} anhängen.', other: 'Sie können noch {count} anhängen.' },
  receiptBad: 'Diese Datei lässt sich nicht senden. Wählen Sie ein Bild oder PDF bis 5 MB.',
  cashOver:
    'Wenn Sie das Geld schon übergeben haben, ist es nicht verloren: Wenden Sie sich an den Shop, Bestellung {order}.',
  cashAgain: 'Neues Treffen vereinbaren',
}
export default texts
