import type { Texts } from './en.ts'

export const de: Texts = {
  names: {
    page: 'Karte oder SBP',
    card: 'Bankkarte',
    phone: 'Guthaben des Mobiltelefons',
  },
  summary: 'Auf der Zahlungsseite von Invoice',
  advice: {
    twice:
      'Diese Zahlung wurde zweimal gesendet, die zweite wurde nicht angenommen. Sehen Sie in der Banking-App nach, bevor Sie noch einmal zahlen.',
    tooLate: 'Die Zahlung hat zu lange gedauert. Versuchen Sie es noch einmal.',
    confirmAgain:
      'Ihre Bank hat die Zahlung nicht bestätigt. Prüfen Sie die Kartendaten, versuchen Sie es noch einmal und geben Sie den Code ein, den die Bank schickt.',
    system:
      'Bei der Bank ist etwas schiefgegangen. Versuchen Sie es in ein paar Minuten noch einmal oder zahlen Sie auf andere Weise.',
    bankOrCard: 'Ihre Bank hat die Zahlung abgelehnt. Rufen Sie die Bank an oder nehmen Sie eine andere Karte.',
    cardNumber: 'Es gibt keine Karte mit dieser Nummer. Prüfen Sie die Nummer oder nehmen Sie eine andere Karte.',
    blockedCard: 'Ihre Bank hat diese Karte gesperrt. Rufen Sie die Bank an oder nehmen Sie eine andere Karte.',
    funds: 'Die Karte ist nicht ausreichend gedeckt. Sorgen Sie für Deckung oder nehmen Sie eine andere Karte.',
    expiredCard:
      'Die Karte ist abgelaufen oder das Datum wurde falsch eingegeben. Prüfen Sie das Datum oder nehmen Sie eine andere Karte.',
    notAllowed:
      'Ihre Bank erlaubt solche Zahlungen mit dieser Karte nicht. Nehmen Sie eine andere Karte oder fragen Sie die Bank.',
    shop: 'Der Shop kann diese Zahlung gerade nicht annehmen. Zahlen Sie auf andere Weise oder schreiben Sie dem Shop.',
    limit: 'Ein Limit der Karte ist erreicht. Erhöhen Sie es in der Banking-App oder nehmen Sie eine andere Karte.',
    bankAway:
      'Ihre Bank antwortet nicht. Versuchen Sie es in ein paar Minuten noch einmal oder nehmen Sie eine andere Karte.',
  },
  atTheShop: 'Diese Zahlungsart funktioniert gerade nicht. Wählen Sie eine andere oder schreiben Sie dem Shop.',
  shop: {
    duplicate_transaction: 'Dieselbe Anfrage wurde noch einmal geschickt.',
    expired_transaction: 'Der Vorgang hat länger gedauert als erlaubt.',
    authentication_failed:
      '3-D Secure ist gescheitert: Nummer, CVC2 oder Code falsch, vom Zahler abgebrochen oder Bank nicht erreicht.',
    access_denied: 'Die Bank hat die Anfrage abgelehnt, weil sie falsch aufgebaut ist.',
    bad_cgi_request: 'Die Anfrage an die Bank ist falsch aufgebaut.',
    your_card_is_restricted:
      'Der Kartenherausgeber schränkt die Karte ein: Region, Status oder keine Zahlungen im Internet.',
    transaction_declined: 'Der Kartenherausgeber hat ohne Angabe von Gründen abgelehnt.',
    invalid_transaction:
      'Der Vorgang ist für diese Karte oder diesen Händler nicht erlaubt, oder die Anfrage ist falsch.',
    no_such_card: 'Diese Karte gibt es nicht, oder ihre Nummer ist falsch.',
    lost_card: 'Der Kartenherausgeber führt die Karte als verloren.',
    stolen_card: 'Der Kartenherausgeber führt die Karte als gestohlen.',
    not_sufficient_funds:
      'Auf der Karte ist nicht genug Geld; auch Gebühren des Kartenherausgebers und Umrechnung zählen.',
    expired_card: 'Die Karte ist abgelaufen, wurde neu ausgestellt, oder ihr Datum ist falsch.',
    not_permitted_to_client: 'Der Kartenherausgeber erlaubt diesen Vorgang für Karte oder Kunden nicht.',
    not_permitted_to_merchant:
      'Terminal oder Händler ist für diesen Vorgang nicht eingerichtet: Fragen Sie Invoice oder die Bank.',
    suspected_fraud: 'Ein Sicherheitssystem eines der Beteiligten vermutet Betrug.',
    exceeds_amount_limit: 'Der Betrag liegt über einem Limit der Karte oder des Terminals.',
    restricted_card: 'Der Kartenherausgeber schränkt die Karte ein.',
    exceeds_frequency_limit: 'Zu viele Vorgänge mit der Karte an einem Tag oder in einem Monat.',
    time_out_at_issuer: 'Der Kartenherausgeber hat nicht rechtzeitig geantwortet.',
    issuer_unavailable: 'Der Kartenherausgeber ist nicht erreichbar.',
    violation_of_law:
      'Der Kartenherausgeber hat abgelehnt, um kein Gesetz zu verletzen; der Inhaber muss die Bank anrufen.',
    reconcile_error: 'Der Vorgang war bereits ausgeführt.',
    system_malfunction: 'Ein technischer Fehler beim Acquirer.',
    api_0: 'Login oder API-Schlüssel falsch.',
    api_1: 'Währung falsch.',
    api_2: 'Betrag falsch.',
    api_3: 'Kennung des Terminals falsch.',
    api_4: 'Zahlungsart falsch.',
    api_5: 'Adresse bei Erfolg falsch.',
    api_6: 'Adresse bei Misserfolg falsch.',
    api_7: 'Diese Bestellung oder Zahlung gibt es nicht.',
    api_8: 'Diese Auszahlung gibt es nicht.',
    api_9: 'Die Zahlung ist schon bezahlt.',
    api_10: 'Die Zahlung ist schon mit einem Fehler beendet.',
    api_11: 'Die Zahlung läuft und lässt sich nicht abbrechen, oder der Alias des Terminals ist falsch.',
    api_12: 'Alias der Verkaufsstelle falsch.',
    api_13: 'Kennung der Verkaufsstelle falsch.',
    api_14: 'Ein Datenbankfehler bei Invoice.',
    api_400: 'Invoice konnte die Anfrage nicht lesen und hat nichts ausgeführt (400).',
    terminal_unavailable:
      'Das Terminal von Invoice ließ sich weder finden noch anlegen: Prüfen Sie INVOICE_TERMINAL und die Schlüssel.',
  },
}
