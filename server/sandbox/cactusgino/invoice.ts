/** One invoice of Cactusgino. */
import type { Payment } from '../payments.ts'
import type { JsonObject } from '../wire.ts'

export interface Invoice extends Payment {
  readonly siteLogin: string
  /** Empty as long as a form that lists its methods has not been submitted. */
  method: string
  additional: JsonObject
  /** Set while `create_invoice` is not answered: its caller waits for an operator. */
  search: Search | undefined
  details: JsonObject | undefined
  /** Why it ended, in the words of the callback's `description`. */
  description: string
  readonly form: FormSession | undefined
  /** The unguessable part of the address of its pay page. */
  readonly payKey: string
}

interface Search {
  /** Answers the waiting request. */
  readonly end: (end: SearchEnd) => void
  /** Makes up the details, then answers. */
  assign: () => void
  cancel: () => void
}

export interface FormSession {
  readonly key: string
  readonly language: string
  readonly successUrl: string | undefined
  readonly failUrl: string | undefined
}

export type SearchEnd = { readonly found: true } | { readonly found: false; readonly why: string }
