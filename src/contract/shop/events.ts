/** The names of what the shop is told. Without a schema: a client needs the names alone. */

/** Every event, and what has happened. */
export const WEBHOOK_TEXTS = {
  'session.paid': 'All that was owed has come; told again where more of it comes after the end',
  'session.overpaid': 'More has come than was owed',
  'session.underpaid':
    'It is over, and less has come than was owed; with the status `open`: what was paid is not paid any more',
  'session.part_paid': 'Some money has come to a session that is still open',
  'session.expired': 'It is over, and nothing has come',
  'session.cancelled': 'The shop has ended it',
  'session.charged_back': 'A payment system has taken money back',
  'attempt.failed': 'One way to pay did not go through; the session may still be paid',
  'refund.succeeded': "Money has gone back: by a refund of ours, or in the payment system's own cabinet",
  'refund.failed': 'A refund was not made',
  'payment.unmatched':
    'Money that counts for nothing until a person has seen to it: to no known order, or in another currency than the order of `session`',
  'counter.paid': 'Somebody has paid at a counter',
} as const
export type EventName = keyof typeof WEBHOOK_TEXTS
/** Those that tell of a whole session. */
export type SessionEvent = Exclude<EventName, 'payment.unmatched' | 'counter.paid'>
export const WEBHOOKS = Object.keys(WEBHOOK_TEXTS) as readonly EventName[]
