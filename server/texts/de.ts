import type { Texts } from './en.ts'

export const de: Texts = {
  failures: {
    no_operator:
      'Gerade kann niemand diese Zahlung annehmen. Versuchen Sie es in ein paar Minuten noch einmal oder wählen Sie eine andere Zahlungsart.',
    no_details:
      'Wir haben keine Zahlungsdaten erhalten. Es wurde kein Geld abgebucht. Versuchen Sie es noch einmal oder wählen Sie eine andere Zahlungsart.',
    no_answer:
      'Das Zahlungssystem hat nicht geantwortet. Wenn Sie schon gezahlt haben, zahlen Sie nicht noch einmal: Wir sehen Ihre Zahlung. Sonst wählen Sie eine andere Zahlungsart.',
    declined: 'Die Zahlung hat nicht geklappt. Versuchen Sie es noch einmal oder wählen Sie eine andere Zahlungsart.',
    expired:
      'Die Zeit für diese Zahlung ist abgelaufen. Wenn Sie das Geld schon geschickt haben, sehen wir es trotzdem. Sonst beginnen Sie noch einmal.',
    underpaid: 'Wir haben {received} von {amount} erhalten. Bitte zahlen Sie den Rest: {due}.',
    unsupported_flow: 'Diese Zahlungsart lässt sich hier nicht öffnen. Wählen Sie eine andere.',
    refused: 'Das Zahlungssystem hat die Anfrage nicht angenommen. Wählen Sie eine andere Zahlungsart.',
    invalid_field:
      'Das Zahlungssystem hat Ihre Angaben nicht angenommen. Prüfen Sie sie und versuchen Sie es noch einmal, oder wählen Sie eine andere Zahlungsart.',
    amount_refused: 'Diese Zahlungsart nimmt diesen Betrag nicht an. Wählen Sie eine andere.',
    method_refused: 'Diese Zahlungsart steht für diese Bestellung nicht zur Verfügung. Wählen Sie eine andere.',
    no_methods: 'Diese Bestellung lässt sich hier gerade nicht bezahlen. Bitte wenden Sie sich an den Shop.',
    currency_not_supported: 'Zahlungen in {currency} werden hier nicht angenommen. Bitte wenden Sie sich an den Shop.',
    unavailable: 'Die Zahlungsarten konnten nicht geladen werden. Bitte versuchen Sie es in einer Minute noch einmal.',
  },
  fields: {
    required: '{label}: bitte ausfüllen',
    long: '{label}: höchstens 256 Zeichen',
    pattern: '{label}: das sieht nicht richtig aus, bitte prüfen',
    select: '{label}: bitte eine der Möglichkeiten wählen',
    datetime: '{label}: bitte Datum und Uhrzeit angeben',
    email: '{label}: bitte eine E-Mail-Adresse angeben, zum Beispiel name@example.com',
    tel: '{label}: bitte eine Telefonnummer angeben, zum Beispiel +4915112345678',
    oneOf: '{label}: bitte mindestens eines dieser Felder ausfüllen',
    unknown: '{label}: dieses Feld gibt es bei dieser Zahlungsart nicht',
  },
  refusals: {
    session_ended: 'Diese Zahlung ist abgeschlossen. Laden Sie die Seite neu, um das Ergebnis zu sehen.',
    attempt_live: 'Für diese Bestellung ist noch eine andere Zahlung offen. Laden Sie die Seite neu, um sie zu sehen.',
    attempt_not_live: 'Diese Zahlung ist nicht mehr offen. Laden Sie die Seite neu, um zu sehen, wie es weitergeht.',
    unknown_attempt: 'Diese Zahlung gehört nicht zu dieser Bestellung. Laden Sie die Seite neu.',
    not_editable: 'An dieser Zahlung lässt sich nichts ändern. Brechen Sie sie ab und wählen Sie neu.',
    edit_under_way: 'Eine Änderung ist schon unterwegs. Warten Sie die Antwort ab und versuchen Sie es noch einmal.',
    key_reused: 'Diese Anfrage wurde schon für etwas anderes benutzt. Laden Sie die Seite noch einmal.',
    nothing_received: 'Für diese Bestellung ist noch kein Geld eingegangen.',
    unknown_method:
      'Diese Zahlungsart gibt es für diese Bestellung nicht. Laden Sie die Seite neu und wählen Sie eine andere.',
    method_unavailable:
      'Das Zahlungssystem antwortet nicht. Wählen Sie eine andere Zahlungsart oder versuchen Sie es in einer Minute noch einmal.',
    below_minimum: 'Der Betrag ist zu klein für diese Zahlungsart. Wählen Sie eine andere.',
    above_maximum: 'Der Betrag ist zu groß für diese Zahlungsart. Wählen Sie eine andere.',
    too_many_requests: 'Das waren zu viele Versuche. Warten Sie {seconds} s und versuchen Sie es noch einmal.',
  },
  page: {
    shop: 'Shop',
    pay: 'Bezahlen',
    total: 'Zu zahlen',
    from: 'ab {amount}',
    upTo: 'bis {amount}',
    fee: 'Gebühr {amount}',
    test: 'Testmodus: kein echtes Geld',
    choose: 'Wie möchten Sie zahlen?',
    continue: 'Weiter',
    zone: 'Zeitzone',
    refresh: 'Noch einmal prüfen',
    giveUp: 'Andere Zahlungsart wählen',
    sent: 'Ich habe das Geld geschickt',
    unsent: 'Ich habe das Geld noch nicht gesendet',
    renew: 'Neue Zahlungsdaten holen',
    waits: {
      operator: 'Wir suchen jemanden, der Ihre Zahlung annimmt. Das kann ein paar Minuten dauern.',
      confirmation: 'Wir warten auf Ihr Geld. Sie können diese Seite schließen und später wiederkommen.',
      provider: 'Das Zahlungssystem bereitet sich vor.',
    },
    transfer: 'Überweisen Sie genau diesen Betrag',
    foreign:
      '{amount} ist angekommen, in einer anderen Währung als die Bestellung. Der Shop kümmert sich darum; Sie müssen nichts weiter tun.',
    leavesRest: 'Das Zahlungssystem verlangt weniger, als die Bestellung kostet. Danach bleiben {amount} zu zahlen.',
    isTooMuch:
      'Das Zahlungssystem verlangt mehr, als die Bestellung kostet: {amount} zu viel. Der Shop meldet sich deswegen.',
    edits: {
      asked: 'Ihre Änderung ist unterwegs. Bis sie bestätigt ist, gilt, was Sie hier sehen.',
      refused: 'Ihre Änderung wurde nicht angenommen. Es gilt weiter, was Sie hier sehen.',
      unknown: 'Wir wissen nicht, ob Ihre Änderung angekommen ist. Bitte schicken Sie sie noch einmal.',
    },
    until: 'Schicken Sie das Geld vor {time}',
    open: 'Zahlungsseite öffnen',
    bank: 'Bank öffnen',
    qr: 'QR-Code',
    back: 'Zurück zum Shop',
    outcomes: {
      paid: 'Bezahlt. Vielen Dank.',
      overpaid: 'Bezahlt, und zwar mehr als nötig. Der Shop meldet sich bei Ihnen wegen des Rests.',
      underpaid: 'Die Zeit ist abgelaufen und nur ein Teil ist angekommen. Der Shop meldet sich bei Ihnen.',
      failed: 'Die Zahlung hat nicht geklappt.',
      expired: 'Die Zeit zum Zahlen ist abgelaufen. Wenn Sie Geld geschickt haben, sehen wir es trotzdem.',
      cancelled: 'Der Shop hat diese Zahlung abgebrochen.',
    },
    lost: 'Diese Seite lässt sich nur aus dem Shop öffnen. Gehen Sie zurück zur Seite des Shops: dort steht, wie es um Ihre Zahlung steht. Wenn Sie schon bezahlt haben, zahlen Sie nicht noch einmal.',
    unfinished:
      'Diese Zahlung ist noch nicht abgeschlossen. Die Seite des Shops zeigt, wie es um sie steht. Wenn Sie schon bezahlt haben, zahlen Sie nicht noch einmal.',
    noCookies:
      'Diese Seite braucht ein Cookie, um Sie zu erkennen, und Ihr Browser behält es nicht. Erlauben Sie Cookies für diese Website und öffnen Sie die Zahlung noch einmal aus dem Shop.',
    noMore: 'Ihr Browser behält keine Cookies dieser Website, darum kann diese Seite nicht mehr zeigen.',
    rows: {
      card: 'Kartennummer',
      phone: 'Telefonnummer',
      account: 'Konto',
      holder: 'Empfänger',
      bank: 'Bank',
      country: 'Land',
      address: 'Adresse',
      messenger: 'Messenger',
      username: 'Benutzername',
      time: 'Zeit',
      code: 'Code',
      reference: 'Verwendungszweck',
    },
  },
}
