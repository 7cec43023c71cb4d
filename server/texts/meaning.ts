/** What a code means to whoever meets it: for the pages of codes, which are in English as the API is. */

/** Whose it is to mend. */
export const MENDERS = {
  shop: 'the shop',
  buyer: 'the buyer',
  operator: 'whoever runs the server',
  system: 'the payment system, or the bank behind it',
  paywicket: 'Paywicket',
} as const

/** Does the same again help? */
export const AGAIN = {
  no: 'No, it would come to the same',
  later: 'Yes, the same after a while',
  mended: 'Yes, once that is mended',
  otherwise: 'Yes, or by another way to pay',
} as const

export interface Meaning {
  /** What has happened and what to do, in whole sentences. `Backquotes` hold what stands in code. */
  readonly text: string
  readonly mender: keyof typeof MENDERS
  readonly again: keyof typeof AGAIN
}

/** Where a code is met, beside a payment system's own name. */
export const PLACES = {
  api: 'An answer of the API',
  widget: 'The widget: `onError`',
  outcome: 'The widget: `onFail`',
  client: 'The client `paywicket/server`',
  payment: 'A payment that did not go through',
  refund: 'A refund that was not made',
} as const

/** One meaning of one code: the same code may mean something else elsewhere. */
export interface ExplainedCode extends Meaning {
  readonly code: string
}
export interface CodeEntry extends ExplainedCode {
  readonly place: keyof typeof PLACES | { readonly provider: string }
  /** Of an answer of the API. */
  readonly status?: number
}

/** Where a code is met, in words. */
export const placeText = (place: CodeEntry['place']): string =>
  typeof place === 'string' ? PLACES[place] : `A payment that did not go through, at ${place.provider}`

/** The code under which it is explained: what the widget could not read is one code for each status. */
export const listedCode = (code: string): string => code.replace(/^http-\d{3}$/, 'http-000')
