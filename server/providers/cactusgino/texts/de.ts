import type { Texts } from './en.ts'

export const de: Texts = {
  names: {
    card: 'Überweisung auf eine Karte',
    sbp: 'SBP',
    sbpByPhone: 'SBP, per Telefonnummer',
    sbpByQr: 'SBP, per QR-Code',
    tbankCard: 'Karte der T-Bank',
    abroad: 'Überweisung ins Ausland (GUS)',
    abroadToCard: 'Überweisung ins Ausland auf eine Karte (GUS)',
    localBanks: 'Überweisung über eine lokale Bank',
    mobile: 'Mobilfunkkonto',
    mts: 'MTS',
    mtsPay: 'MTS Pay',
    topUp: 'Handy-Aufladung',
    m10: 'm10-Wallet',
    cash: 'Bargeld',
    wholeForm: 'Auf der Seite von Cactusgino',
  },
  summaries: {
    transfer: 'Aus Ihrer Banking-App',
    qr: 'Per QR-Code in der Banking-App',
    wallet: 'Aus Ihrer Wallet',
    mts: 'Von Ihrem MTS-Konto',
    cash: 'Wenn Sie den Kurier treffen',
    form: 'Auf einem Formular',
    wholeForm: 'Sie wählen auf einem Formular',
  },
  fields: {
    bank_name: 'Ihre Bank',
    bank_app: 'Die App, mit der Sie zahlen',
    address: 'Adresse',
    messenger: 'Messenger',
    username: 'Ihr Name im Messenger',
    asap: 'So bald wie möglich',
    time: 'Oder zu einer bestimmten Zeit',
    verification_code: 'Bestätigungscode',
  },
  hints: {
    bank_app:
      'Sie bekommen Zahlungsdaten, an die diese App senden kann. Aus einer anderen App kommt das Geld vielleicht nicht an.',
    bank_name: 'Hilft, einen Empfänger bei derselben Bank zu finden',
    address: 'Wo Sie sich treffen möchten',
    verification_code: 'Falls Sie einen bekommen haben',
  },
  apps: { sberbank: 'Sberbank', tbank: 'T-Bank' },
  sentences: {
    form_unavailable:
      'Das Zahlungsformular ließ sich nicht öffnen. Versuchen Sie es noch einmal oder wählen Sie eine andere Zahlungsart.',
    amount_not_expressible:
      'Diese Zahlungsart nimmt Beträge mit solchen Nachkommastellen nicht an. Wählen Sie eine andere.',
    customer_refused:
      'Das Zahlungssystem nimmt diese Zahlung nicht an. Wählen Sie eine andere Zahlungsart oder schreiben Sie dem Shop.',
    semicolon: 'Eines der Felder enthält ein Semikolon, das diese Zahlungsart nicht annimmt. Schreiben Sie es ohne.',
    another_paid: 'Eine andere Ihrer offenen Zahlungen wurde bezahlt, deshalb wurde diese geschlossen.',
    not_received:
      'Es ist kein Geld eingegangen. Wenn Sie es überwiesen haben, bewahren Sie den Beleg auf und schreiben Sie dem Shop; sonst versuchen Sie es noch einmal.',
    cash_not_received:
      'Es ist kein Geld angekommen. Wenn Sie es übergeben haben, schreiben Sie dem Shop; sonst versuchen Sie es noch einmal.',
    exact_amount:
      'Der Betrag weicht von Ihrer Bestellung ab. Überweisen Sie genau diesen Betrag, sonst kann die Zahlung nicht zugeordnet werden.',
    exact_cash: 'Der Betrag weicht von Ihrer Bestellung ab. Halten Sie für das Treffen genau diesen Betrag bereit.',
  },
}
