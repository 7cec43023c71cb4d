/**
 * English, and the list of the sentences around every step and in the picker: every other language has the same keys,
 * or does not compile. The sentences of the later steps are in `en.steps.ts`, and come later.
 */
const en = {
  loading: 'Loading the checkout',
  dialog: 'Payment',
  close: 'Close',
  toPay: 'To pay',
  leftToPay: 'Left to pay',
  paidOf: '{received} of {amount} has arrived',
  testMode: 'Test mode: no real money moves',
  offline: 'No connection. What you see stays here, and we keep trying.',
  tryAgain: 'Try again',
  fileMissing: 'A part of this page did not load.',
  troubleNetwork: 'The checkout is not loading. Check your connection; we keep trying.',
  troubleToken: 'This checkout is no longer open. Go back to the shop and start the payment again.',

  chooseTitle: 'How would you like to pay?',
  chooseNone: 'This order cannot be paid right now. Try again later, or contact the shop.',
  from: 'from {amount}',
  upTo: 'up to {amount}',
  fee: 'fee {amount}',
  busy: 'busy now, try later',

  category_bank_transfer: 'Bank transfer',
  category_mobile_payment: 'Mobile payment',
  category_digital_wallet: 'Wallets',
  category_online_banking: 'Online banking',
  category_payment_card: 'Cards',
  category_cash_payment: 'Cash',
  category_telecommunications: 'Phone and internet',
  category_other: 'Other ways',
} as const
export default en
