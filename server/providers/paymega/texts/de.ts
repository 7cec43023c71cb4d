import type { Texts } from './en.ts'

export const de: Texts = {
  summaries: {
    page: 'Auf der Zahlungsseite',
    pageIn: 'Auf der Zahlungsseite, in {currency}',
    test: 'Eine Probe, es fließt kein Geld',
  },
  sentences: {
    funds:
      'Auf der Karte oder dem Konto ist nicht genug Geld. Sorgen Sie für Deckung oder zahlen Sie auf andere Weise.',
    limit:
      'Ihre Bank lässt diese Zahlung nicht zu: Ein Limit der Karte ist erreicht. Erhöhen Sie es in der Banking-App oder nehmen Sie eine andere Karte.',
    someLimit:
      'Ein Limit lässt diese Zahlung nicht zu: das der Karte, der Bank oder des Zahlungssystems. Nehmen Sie eine andere Karte oder zahlen Sie auf andere Weise.',
    restricted:
      'Diese Karte lässt solche Zahlungen nicht zu. Nehmen Sie eine andere Karte oder zahlen Sie auf anderem Weg.',
    expired:
      'Die Karte ist abgelaufen oder das Datum wurde falsch eingegeben. Prüfen Sie das Datum oder nehmen Sie eine andere Karte.',
    typo: 'In den Zahlungsdaten ist ein Fehler. Prüfen Sie jede Angabe und versuchen Sie es noch einmal.',
    otherCard:
      'Diese Karte kann hier nicht verwendet werden. Nehmen Sie eine andere Karte oder zahlen Sie auf andere Weise.',
    notEnrolled:
      'Die Karte ist nicht für bestätigte Zahlungen im Internet freigeschaltet. Schalten Sie das in der Banking-App ein oder nehmen Sie eine andere Karte.',
    notConfirmed:
      'Die Zahlung wurde nicht bestätigt. Versuchen Sie es noch einmal und geben Sie den Code ein, den Ihre Bank schickt.',
    blocked: 'Ihre Bank hat diese Karte gesperrt. Rufen Sie die Bank an oder nehmen Sie eine andere Karte.',
    security:
      'Eine Sicherheitsprüfung hat die Zahlung gestoppt. Zahlen Sie auf andere Weise oder schreiben Sie dem Shop.',
    declined:
      'Ihre Bank hat die Zahlung ohne Angabe von Gründen abgelehnt. Rufen Sie die Bank an oder nehmen Sie eine andere Karte.',
    noReason:
      'Die Zahlung wurde ohne Angabe von Gründen abgelehnt. Nehmen Sie eine andere Karte oder zahlen Sie auf andere Weise.',
    twice:
      'Dieselbe Zahlung wurde zweimal gesendet, die zweite wurde nicht angenommen. Warten Sie ein paar Minuten, bevor Sie es noch einmal versuchen.',
    unclear:
      'Das Zahlungssystem konnte nicht klären, was aus dieser Zahlung geworden ist. Prüfen Sie bei Ihrer Bank, ob Geld abgebucht wurde, bevor Sie noch einmal zahlen.',
    system:
      'Beim Zahlungssystem ist etwas schiefgegangen. Versuchen Sie es in ein paar Minuten noch einmal oder zahlen Sie auf andere Weise.',
  },
}
