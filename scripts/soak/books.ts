/** What the payment systems hold and what we show, as they are read over HTTP. */

export interface Amount {
  readonly value: string
  readonly currency: string
}

/** A line of the sandbox's `GET /_sandbox/payments`. */
export interface Payment {
  readonly provider: string
  readonly id: string
  readonly reference: string
  readonly status: string
  readonly received?: Amount
  readonly refunded?: Amount
}

export interface Shown {
  readonly id: string
  readonly revision: number
  readonly status: string
  readonly accepted?: boolean
  readonly rounding?: Amount
  readonly amount: Amount
  readonly received: Amount
  readonly attempts: readonly {
    readonly id: string
    readonly provider: string
    readonly status: string
    readonly reference?: string
    readonly received: Amount
    readonly refunded: Amount
    readonly foreign: readonly Amount[]
    readonly records?: readonly { readonly id: string }[]
    readonly credits?: readonly { readonly credited: Amount; readonly uncovered?: boolean }[]
    readonly payments: readonly { readonly reference: string; readonly received: Amount; readonly refunded: Amount }[]
  }[]
  readonly refunds: readonly {
    readonly id: string
    readonly attempt: string
    readonly amount: Amount
    readonly status: string
  }[]
}

/** Minor units of a currency with two decimals. */
export const minorOf = (amount: Amount | undefined): number => Math.round(Number(amount?.value ?? 0) * 100)
