/**
 * English, and the list of the sentences: every other language has the same keys, or does not compile. Names in braces
 * are filled in, and are the same in every language; `{seconds}` and the amounts come as numbers of any size, so no word
 * beside them may change with the number.
 */
import type { Translation } from './translation.ts'

export const en = {
  /** Why an attempt ended, or why there is nothing to choose: the codes that every provider shares. */
  failures: {
    no_operator: 'No operator is free for this payment right now. Try again in a few minutes or choose another way.',
    no_details: 'We did not get the payment details. No money was taken. Try again or choose another way.',
    no_answer:
      'The payment system did not answer. If you have already paid, do not pay again: your payment will be found. Otherwise choose another way.',
    declined: 'The payment did not go through. Try again or choose another way.',
    expired:
      'The time for this payment is over. If you have sent the money, we will still see it. Otherwise start again.',
    underpaid: 'We received {received} of {amount}. Please pay the remaining {due}.',
    unsupported_flow: 'This way to pay cannot be opened here. Choose another one.',
    refused: 'The payment system did not accept this request. Choose another way.',
    invalid_field:
      'The payment system did not accept what was filled in. Check it and try again, or choose another way.',
    amount_refused: 'This way to pay does not take this amount. Choose another one.',
    method_refused: 'This way to pay is not available for this order. Choose another one.',
    no_methods: 'There is no way to pay this order here right now. Please contact the shop.',
    currency_not_supported: 'Payments in {currency} are not taken here. Please contact the shop.',
    unavailable: 'The list of payment methods did not load. Please try again in a minute.',
  },
  /** What is wrong with a buyer's field; `{label}` is the field's own label. */
  fields: {
    required: '{label}: please fill this in',
    long: '{label}: at most 256 characters',
    pattern: '{label}: this does not look right, please check it',
    select: '{label}: choose one of the options',
    datetime: '{label}: enter a date and time',
    past: '{label}: this time is already over',
    email: '{label}: enter an e-mail address, for example name@example.com',
    tel: '{label}: enter a phone number, for example +447700900123',
    oneOf: '{label}: fill in at least one of these',
    unknown: '{label}: this method has no such field',
  },
  /** Why nothing came of what the buyer asked for. */
  refusals: {
    session_ended: 'This payment is over. Reload the page to see how it ended.',
    attempt_live: 'Another payment for this order is still open. Reload the page to see it.',
    attempt_not_live: 'This payment is not open any more. Reload the page to see what is next.',
    receipts_enough: 'You have shown as many receipts as the shop takes.',
    not_a_receipt: 'This file is neither a picture nor a PDF. Choose another one.',
    unknown_attempt: 'This payment does not belong to this order. Reload the page.',
    not_editable: 'Nothing of this payment can be changed. Give it up and choose again.',
    edit_under_way: 'A change is on its way already. Wait until it is answered, then try again.',
    key_reused: 'This request was used for something else already. Reload the page.',
    nothing_received: 'No money has come for this order yet.',
    unknown_method: 'This way to pay is not offered for this order. Reload the page and choose another one.',
    method_unavailable: 'The payment system is not answering. Choose another way to pay, or try again in a minute.',
    below_minimum: 'The amount is too small for this way to pay. Choose another one.',
    above_maximum: 'The amount is too large for this way to pay. Choose another one.',
    too_many_requests: 'Too many attempts. Wait {seconds} s and try again.',
  },
  /** What a way to pay is called that several payment systems offer as one row. Names of brands stand in `server/domain/channels.ts`. */
  channels: {
    sbp: 'SBP',
    card: 'Bank card',
    card_transfer: 'Transfer to a card',
    cash: 'Cash',
    cis_transfer: 'Transfer abroad (CIS)',
    bank_transfer: 'Bank transfer',
    m10: 'm10 wallet',
  },
  /** The hosted page as it is without JavaScript. */
  page: {
    /** Where nobody has told the shop's name. */
    shop: 'Shop',
    pay: 'Pay',
    total: 'To pay',
    /** Limits and fee of a way to pay. */
    from: 'from {amount}',
    upTo: 'up to {amount}',
    fee: 'fee {amount}',
    /** Of a way to pay that failed too often. */
    busy: 'Not available until {time}',
    test: 'Test mode: no real money',
    choose: 'How would you like to pay?',
    continue: 'Continue',
    /** The name of a list of time zones, beside a time to fill in. */
    zone: 'Time zone',
    refresh: 'Check again',
    /** Of a form that another page has sent, or that cannot be read. */
    pressHere: 'Nothing has been done: this did not come from this page. Please press the button here once more.',
    giveUp: 'Choose another way',
    sent: 'I have sent the money',
    unsent: 'I have not sent it yet',
    renew: 'Get new details',
    /** Below "another way", once the buyer has said that he has sent the money. */
    giveUpSent: 'If you have already sent money, do not: wait here instead.',
    /** Beside details whose time is over. */
    doNotSend: 'Do not send money to these details any more.',
    waits: {
      operator: 'We are getting your payment details. This can take a few minutes.',
      confirmation: 'We are waiting for your money to arrive. You may close this page and come back.',
      provider: 'The payment system is preparing your payment.',
    },
    transfer: 'Send exactly this amount',
    foreign:
      '{amount} has arrived, in another currency than the order’s. The shop looks at it; there is nothing else to do.',
    leavesRest: 'The payment system asks for less than the order comes to. {amount} will be left to pay after this.',
    isTooMuch:
      'The payment system asks for more than the order comes to: {amount} too much. The shop will be in touch about it.',
    /** A change of a meeting that is not made. */
    edits: {
      asked: 'Your change is on its way. Until it is confirmed, what you see here holds.',
      refused: 'Your change was not taken. What you see here still holds.',
      unknown: 'We do not know whether your change has arrived. Please send it once more.',
    },
    until: 'Send it before {time}',
    open: 'Open the payment page',
    bank: 'Open your bank’s app',
    qr: 'QR code',
    back: 'Back to the shop',
    outcomes: {
      paid: 'Paid. Thank you.',
      overpaid: 'Paid, and more than was asked. The shop will contact you about the extra amount.',
      underpaid: 'The time is over and only part of the money has arrived. The shop will contact you.',
      failed: 'The payment did not go through.',
      expired: 'The time to pay is over. If you have sent money, we will still see it.',
      cancelled: 'The shop has cancelled this payment.',
    },
    /** Beside a transfer: whom it goes to, and what does not add up. */
    person:
      'The recipient is a private person: that is normal for this way to pay. Compare the name and the bank before you send.',
    commentEmpty: 'Leave the message to the recipient empty.',
    commentRequired: 'Write the message to the recipient as it stands here: it tells whose payment it is.',
    warnings: {
      'card-checksum':
        'This card number may have a mistake in it. Ask the shop before you send, or choose another way to pay.',
      'qr-checksum':
        'This QR code may be damaged. Compare the amount and the recipient in your bank’s app before you confirm.',
      'qr-amount':
        'The QR code asks for another amount than this page. Compare it in your bank’s app before you confirm.',
      'qr-host':
        'This QR code leads to an unusual address. Compare the recipient in your bank’s app before you confirm.',
    },
    /** Of a meeting for cash. */
    bring: 'Have exactly this ready',
    meetingCancel: 'Cancel the meeting',
    /** Of an app that is no bank’s, and of a code that is copied into one that is. */
    openApp: 'Open {name}',
    pixCode: 'Pix code, to copy into your bank’s app',
    chooseBank: 'Choose your bank',
    /** Of a page that asks for its fee besides. */
    pageTotal: 'The payment page asks for {amount}, its fee included.',
    payRest: 'Pay the missing {amount} the same way',
    instead: 'Pay by {name} instead',
    receipt: 'Show the shop a receipt: a picture or a PDF of at most 5 MB',
    receiptSend: 'Send the receipt',
    contact: 'Contact the shop',
    otherOpen: 'This payment is open on another device too.',
    /** Of a link to go on with another device. */
    linkOver:
      'This link has been used already, or its ten minutes are over. Make a new one on the device where you began to pay.',
    handover: { goOn: 'Go on with the payment on this device?', goOnHere: 'Go on here' },
    lost: 'This page can only be opened from the shop. Go back to the shop’s page: it shows how your payment stands. If you have paid already, do not pay again.',
    unfinished:
      'This payment is not finished yet. The shop’s page shows how it stands. If you have paid already, do not pay again.',
    noCookies:
      'This page needs a cookie to know that it is you, and your browser does not keep it. Allow cookies for this site, then open the payment from the shop again.',
    /** Below how the payment stands, for who comes back from its page without a cookie. */
    noMore: 'Your browser keeps no cookies for this site, so this page can show no more.',
    rows: {
      card: 'Card number',
      phone: 'Phone number',
      account: 'Account number',
      holder: 'Recipient',
      bank: 'Bank',
      country: 'Country',
      address: 'Address',
      messenger: 'Messenger',
      username: 'User name',
      time: 'Time',
      code: 'Code',
      reference: 'Message to the recipient',
    },
  },
} as const

export type Texts = Translation<typeof en>
