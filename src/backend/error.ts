/** What went wrong, as somebody can act on it. */

/** An answer of the server's that is a refusal, a server that does not answer, or a webhook that is not to be believed. */
export class PaywicketError extends Error {
  override readonly name = 'PaywicketError'
  /** Of the answer; 0 where there was none. */
  readonly status: number
  /** Stable: `not_found`, `invalid_request`, … as the problem document has it; `no_answer` where there was none. */
  readonly code: string
  /** The field to blame, as a path: `order.amount.value`. */
  readonly field: string | undefined
  /** What to do. */
  readonly detail: string
  /** By which the server's log knows the request. */
  readonly requestId: string | undefined

  constructor(
    told: {
      readonly status: number
      readonly code: string
      readonly detail: string
      readonly field?: string | undefined
      readonly requestId?: string | undefined
    },
    options?: ErrorOptions,
  ) {
    super(`${told.code}: ${told.detail}`, options)
    this.status = told.status
    this.code = told.code
    this.detail = told.detail
    this.field = told.field
    this.requestId = told.requestId
  }
}
