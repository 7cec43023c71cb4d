/**
 * All that commit 4160ea5 could leave in its database, in the words of `contents.ts`, read off its types, with every key
 * that a stored shape may lack. Left out are `attempt.memo`, which no provider of it wrote; `failed` as the end of a
 * session, which nothing of it gave; a screen with another amount than was asked, which no sandbox gives; a refund
 * that nobody has taken up, which lasted no longer than the moment between two statements; and the mode `live`.
 */
const of = (what: string, ...words: readonly string[]): readonly string[] => words.map((word) => `${what}${word}`)

/** With all three payment systems. */
export const EVERYTHING: readonly string[] = [
  ...of('session ', 'open', 'paid', 'overpaid', 'underpaid', 'expired', 'cancelled', 'reopened'),
  ...of('session.', 'id', 'mode', 'terms', 'createdAt', 'expiresAt', 'revision', 'attempts', 'refunds'),
  ...of('session.', 'end', 'accepted'),
  ...of('terms.', 'order', 'amount', 'customer', 'posted', 'locale', 'methods', 'returnUrl', 'successUrl', 'failUrl'),
  ...of('terms.', 'origins', 'metadata', 'providers'),

  ...of('provider ', 'cactusgino', 'paymega', 'invoice'),
  ...of('attempt ', 'starting', 'pending', 'confirming', 'paid', 'overpaid', 'underpaid'),
  ...of('attempt ', 'failed', 'expired', 'cancelled'),
  ...of('progress ', 'starting', 'pending', 'confirming', 'failed', 'expired', 'cancelled'),
  ...of('progress.', 'word', 'order', 'failure'),
  ...of('screen ', 'no screen', 'transfer', 'transfer with a code', 'frame', 'redirect GET', 'redirect POST'),
  ...of('given up, ', 'buyer', 'replaced', 'shop', 'settled', 'ended'),
  ...of('total ', 'received', 'refunded', 'chargedBack', 'RUB', 'USDT'),
  'several payments of one attempt',
  ...of('attempt.', 'id', 'provider', 'method', 'name', 'fields', 'locale', 'opening', 'asked', 'startedAt'),
  ...of('attempt.', 'progress', 'totals', 'payment', 'screen', 'answeredAt', 'expiresAt', 'sentAt', 'givenUp'),
  ...of('attempt.', 'late', 'task', 'look'),

  ...of('attempt task ', 'create, claimed', 'create, waiting', 'lookup, claimed', 'lookup, waiting'),
  ...of('attempt task ', 'close, claimed', 'close, waiting'),
  ...of('attempt.task.', 'kind', 'tries', 'at', 'claim', 'payment', 'unsure', 'absent'),
  ...of('look.', 'at', 'step', 'asked', 'presumed', 'payment'),

  ...of('refund ', 'pending', 'succeeded', 'failed', 'unknown'),
  ...of('refund.', 'id', 'attempt', 'amount', 'reason', 'items', 'status', 'createdAt', 'reference', 'failure', 'task'),
  ...of('refund task ', 'refund, claimed', 'lookup, claimed', 'lookup, waiting'),
  ...of('refund.task.', 'kind', 'tries', 'at', 'claim'),

  ...of('event session.', 'paid', 'overpaid', 'underpaid', 'expired', 'cancelled', 'charged_back'),
  ...of('event ', 'attempt.failed', 'refund.succeeded', 'refund.failed', 'payment.unmatched'),
  ...of('message ', 'waiting, untried', 'waiting, tried', 'delivered', 'failed', 'of no session'),
  ...of('money ', 'of nobody', 'given away'),
  ...of('key ', 'token', 'code', 'page'),
  'idempotency key',
  'logged attempt.report',
]

/** With Paymega's public API alone. */
export const PUBLIC_API: readonly string[] = [
  ...of('session ', 'open', 'paid'),
  'provider paymega',
  ...of('attempt ', 'starting', 'pending', 'paid', 'underpaid', 'failed'),
  ...of('attempt task ', 'create, claimed', 'create, waiting', 'lookup, claimed'),
  ...of('screen ', 'redirect GET', 'redirect POST'),
]
