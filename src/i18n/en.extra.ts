/** English for what few buyers open, and the list of those sentences: banks, a meeting for cash, help, a receipt, another device. */
const enExtra = {
  banksTitle: 'Choose your bank',
  bankHow: 'Its app opens with the payment filled in. You only confirm.',
  findBank: 'Find your bank',
  bankNone: 'No bank by that name. Try another word, or show the QR code.',
  otherBank: 'Another bank',
  bankWeb: 'No app? {name} in the browser',

  cashTitle: 'Meet and pay in cash',
  cashHow: 'Somebody comes to this place. Hand the money over only when the name and the code are right.',
  bring: 'Have exactly this ready',
  cashOver: 'If you have handed the money over, it is not lost: contact the shop, order {order}.',
  cashAgain: 'Arrange another meeting',
  cashCancel: 'Cancel the meeting',
  cashCancelSure: 'Cancel the meeting? Nobody comes then, and you choose how to pay again.',
  cashCancelYes: 'Yes, cancel it',
  cashCancelNo: 'No, keep it',

  contact_email: 'E-mail',
  contact_phone: 'Phone',
  contact_url: 'Website',
  supportCopy: 'Copy for support',
  supportHow: 'The order, the payment and its times. Neither your name nor any number of yours is in it.',
  savePicture: 'Save as a picture',
  printPage: 'Print',
  payBefore: 'Pay before {time}',

  handoverHow: 'Scan this with your phone: the payment opens there. The code works once, for ten minutes.',
  handoverNew: 'Make a new code',

  receiptHow: 'A picture or a PDF of at most 5 MB. Only the shop sees it.',
  receiptPick: 'Choose a file',
  receiptSending: 'Sending the receipt',
  receiptSent: 'The shop has your receipt.',
  receiptMore: { one: 'You can attach {count} more.', other: 'You can attach {count} more.' },
  receiptBad: 'This file cannot be sent. Choose a picture or a PDF of at most 5 MB.',
} as const
export default enExtra
