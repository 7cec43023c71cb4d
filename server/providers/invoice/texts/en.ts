/**
 * English, and the list of the sentences: every other language has the same keys, or does not compile. The shop's own
 * sentences are here in every language, too: its staff speak its buyers' languages.
 */
import type { Translation } from '../../../texts/translation.ts'

export const en = {
  /** The rows, by Invoice's `payment_method`; `page` where it is chosen on Invoice's page. */
  names: { page: 'Card or SBP', card: 'Card', phone: 'Mobile phone balance' },
  summary: 'On Invoice’s payment page',
  /** What happened and what to do, by what a buyer can do about it. */
  advice: {
    twice:
      'This payment was sent twice, and the second one was not accepted. Look into your bank’s app before you pay again.',
    tooLate: 'The payment took too long. Try again.',
    confirmAgain:
      'Your bank did not confirm the payment. Check the card’s details, try again and enter the code the bank sends you.',
    system: 'Something went wrong at the bank. Try again in a few minutes, or pay in another way.',
    bankOrCard: 'Your bank declined the payment. Call the bank, or use another card.',
    cardNumber: 'There is no card with this number. Check the number, or use another card.',
    blockedCard: 'Your bank has blocked this card. Call the bank, or use another card.',
    funds: 'There is not enough money on the card. Top it up, or use another card.',
    expiredCard: 'The card has expired, or its date was typed wrong. Check the date, or use another card.',
    notAllowed: 'Your bank does not allow such payments with this card. Use another card, or ask the bank.',
    shop: 'The shop cannot take this payment right now. Pay in another way, or contact the shop.',
    limit: 'A limit of the card is reached. Raise it in your bank’s app, or use another card.',
    bankAway: 'Your bank is not responding. Try again in a few minutes, or use another card.',
  },
  /** The API's own errors are the shop's to mend; the buyer can only go another way. */
  atTheShop: 'This way to pay does not work right now. Choose another one, or contact the shop.',
  /** What the shop's staff reads, by failure code: the reason as the document's tables give it. */
  shop: {
    duplicate_transaction: 'The same request was sent again.',
    expired_transaction: 'The operation took longer than it may.',
    authentication_failed:
      '3-D Secure failed: a wrong number, CVC2 or code, the payer cancelled, or the bank was not reached.',
    access_denied: 'The bank refused the request as it was formed.',
    bad_cgi_request: 'The request to the bank was formed wrong.',
    your_card_is_restricted: 'The issuer restricts the card: region, status, or no payments on the internet.',
    transaction_declined: 'The issuer declined and gave no reason.',
    invalid_transaction: 'The operation is not allowed for this card or merchant, or the request is wrong.',
    no_such_card: 'There is no such card, or its number is wrong.',
    lost_card: 'The issuer has the card marked as lost.',
    stolen_card: 'The issuer has the card marked as stolen.',
    not_sufficient_funds: 'Not enough money on the card; the issuer’s own fees or a conversion count too.',
    expired_card: 'The card has expired, was reissued, or its date is wrong.',
    not_permitted_to_client: 'The issuer does not allow this operation for the card or client.',
    not_permitted_to_merchant: 'The terminal or merchant is not set up for this operation: ask Invoice or the bank.',
    suspected_fraud: 'A security system in the chain suspects fraud.',
    exceeds_amount_limit: 'The amount is above a limit of the card or terminal.',
    restricted_card: 'The issuer restricts the card.',
    exceeds_frequency_limit: 'Too many operations with the card in a day or month.',
    time_out_at_issuer: 'The issuer did not answer in time.',
    issuer_unavailable: 'The issuer is not reachable.',
    violation_of_law: 'The issuer refused so as not to break the law; the holder must call the bank.',
    reconcile_error: 'The operation had already been carried out.',
    system_malfunction: 'A technical failure at the acquirer.',
    api_0: 'Wrong login or API key.',
    api_1: 'Wrong currency.',
    api_2: 'Wrong amount.',
    api_3: 'Wrong terminal id.',
    api_4: 'Wrong payment method.',
    api_5: 'Wrong success address.',
    api_6: 'Wrong failure address.',
    api_7: 'There is no such order or payment.',
    api_8: 'There is no such payout.',
    api_9: 'The payment is already paid.',
    api_10: 'The payment has already ended with an error.',
    api_11: 'The payment is under way and cannot be cancelled, or the terminal’s alias is wrong.',
    api_12: 'Wrong alias of the point of sale.',
    api_13: 'Wrong id of the point of sale.',
    api_14: 'A database error at Invoice.',
    api_400: 'Invoice could not read the request, and made nothing of it (400).',
    terminal_unavailable: 'Invoice’s terminal could be neither found nor made: check INVOICE_TERMINAL and the keys.',
  },
} as const

export type Texts = Translation<typeof en>
