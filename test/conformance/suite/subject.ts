/** What the suite must know of a provider, and of the surroundings it runs in. Nothing here knows a simulation. */
import type { Action, Money, Session } from '../../../src/contract/index.ts'

/** A payment as the provider's own side holds it. */
export interface Payment {
  /** The provider's id, and ours. */
  readonly id: string
  readonly reference: string
  readonly status: string
  readonly amount: Money
}

export interface Answer<T> {
  readonly status: number
  readonly body: T
}

/** A whole Paywicket beside the provider's side, over real HTTP. */
export interface Stand {
  readonly url: string
  open(value?: string, more?: Record<string, unknown>, currency?: string): Promise<{ id: string; token: string }>
  shop<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>
  buyer<T = Session>(token: string, method: string, path?: string, body?: unknown): Promise<Answer<T>>
  /** The payments the provider holds under our reference. */
  payments(reference: string): Promise<readonly Payment[]>
  /** Lets something happen at the provider: `pay`, `decline`. */
  event(id: string, event: string, body?: unknown): Promise<unknown>
  /** Somebody takes money in the provider's own cabinet, which no order of ours asked for. */
  payInCabinet(amount: Money): Promise<Payment>
  /** The provider's side answers and reports as this list says, until another is given; an empty one ends each delay, too. */
  faults(list: readonly Fault[]): Promise<void>
  /** Lets the server's clock run ahead, ms. */
  advance(ms: number): void
  /** Resolves when no call to the provider's side is under way, and what the last one came to is known. */
  quiet(): Promise<void>
  /** Resolves when one is. */
  busy(): Promise<void>
  /** What the server answers to a request that may wait for more than a call: time goes by while there is none. */
  patiently<T>(asked: Promise<T>): Promise<T>
  close(): Promise<void>
}

export interface Fault {
  /** `worked` of a `value`: the provider does the work before it answers so. */
  readonly kind:
    | 'delay'
    | 'status'
    | 'reset'
    | 'hang'
    | 'truncate'
    | 'garbage'
    | 'lost-callback'
    | 'duplicate-callback'
    | 'reordered-callbacks'
    | 'forged-callback'
  readonly value?: number | 'before' | { readonly status: number; readonly worked: boolean; readonly body?: string }
  /** A part of the path of the calls it meets. */
  readonly route?: string
  readonly times?: number
}

/** What a callback claims. */
export interface Claim {
  readonly received: Money
  /** `other`: of the mode the server is not in. */
  readonly mode?: 'own' | 'other'
  readonly kind?: 'payment' | 'payout'
}

export interface Message {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/** One way to pay by one provider, as it was set up. */
export interface Subject {
  readonly provider: string
  /** A method without a fee. */
  readonly method: string
  /** Another one that can take its place; absent where the provider has one only. */
  readonly other?: string
  readonly fields?: Readonly<Record<string, string>>
  readonly currency: string
  /** What the buyer sees once the payment is open. */
  readonly shows: Action['kind']
  /** A part of the path of the call that opens a payment, and how long that may take, s. */
  readonly route: string
  readonly limit: number
  /** HTTP codes that say, by the provider's document, that no payment was opened. */
  readonly final: readonly number[]
  /** True where a lost answer is found again, by asking or by repeating; else the buyer chooses again and it stays watched. */
  readonly recovers: boolean
  /** True where the provider can be asked what became of a payment. */
  readonly asks: boolean
  /** True where a payment can be closed there. */
  readonly closes: boolean
  /** True where a first report comes as soon as a payment is open. */
  readonly reportsOpening: boolean
  /** What a rightly signed callback is: `proof` of all it says, or a `hint` that the provider must be asked. */
  readonly callbacks: 'proof' | 'hint'
  /** What can be paid there: `any` amount, or only the one that was `asked`. */
  readonly amounts: 'any' | 'asked'
  /** True where what a payment says shows a refund that was made in the provider's own cabinet. */
  readonly tellsRefunds: boolean
  /**
   * How money is sent back by machine, where it is: a part of the path of that call, a code by which it is refused for good, and
   * an answer after which nobody knows whether it was made.
   */
  readonly refunds?: {
    readonly route: string
    readonly final: number
    readonly unknown: { readonly status: number; readonly body: string }
  }
  /** True where reports tell test from live. */
  readonly tellsMode: boolean
  /** A rightly signed callback about a payment, in the provider's own words. */
  callback(payment: Payment, claim: Claim): Message
}
