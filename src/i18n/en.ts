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
} as const
export default en
