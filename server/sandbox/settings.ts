/** How the simulated providers behave; changed while they run by `PUT /_sandbox/settings`. */
import * as v from 'valibot'
import { catalogueSchema, type Catalogue } from './paymega/catalogue/catalogue.ts'
import { issueText } from './wire.ts'

const seconds = v.pipe(v.number(), v.minValue(0), v.maxValue(172_800))
const fields = {
  /** Cactusgino: seconds until an operator is found. */
  searchSeconds: seconds,
  /** Cactusgino: false, and a search lasts until `assign` or `refuse`. */
  autoAssign: v.boolean(),
  /** Every payment pays itself: true after 3 seconds, a number after that many. */
  autoPay: v.union([v.boolean(), seconds]),
  /** Seconds until Cactusgino's details and Invoice's page expire; Paymega's too, where the request has no `expires`. */
  lifetimeSeconds: v.pipe(v.number(), v.minValue(0.1), v.maxValue(172_800)),
  /** Cactusgino's answers: everything; no card, link or QR (as its published sample); or the SVG as the only detail. */
  details: v.picklist(['full', 'none', 'svg-only']),
  /** Cactusgino's status numbers; its own documents publish no list, the default is its sibling's. */
  statuses: v.strictObject({ created: v.number(), success: v.number(), decline: v.number() }),
  /** Cactusgino: `obtain_token` answers with a `redirect_url`. */
  formRedirect: v.boolean(),
  /** Waits between tries to deliver a callback, for every provider; null: each provider's documented ones. */
  retrySeconds: v.nullable(v.pipe(v.array(seconds), v.maxLength(200))),
  /** Paymega: how the hosted page wants to be opened; `auto`: by service. */
  hppMethod: v.picklist(['auto', 'GET', 'POST']),
  /** Paymega: a callback on every change of state, or on final ones only. */
  paymegaCallbacks: v.picklist(['all', 'final']),
  /** Paymega: what an invoice turns into at its end; its status list and its samples disagree. */
  paymegaExpired: v.picklist(['expired', 'process_failed']),
  /** Paymega: failed tries on the hosted page before the invoice fails. */
  attemptLimit: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Paymega: "Forbid public access" of the account: 403 on the public API's creation. */
  forbidPublic: v.boolean(),
  /** Paymega and Invoice: refunds end at once, after `refundSeconds`, or fail after them. */
  refunds: v.picklist(['at-once', 'later', 'fail']),
  refundSeconds: seconds,
  /** Invoice: a code of its table 9.2 (`[2, 51]`) with which every card payment ends; null: by card and amount. */
  invoiceDecline: v.nullable(v.string()),
  /** Invoice: the HTTP status of an error answer; its document does not say. */
  invoiceErrorStatus: v.picklist([200, 400]),
}
const settingsSchema = v.strictObject(fields)
export type Settings = v.InferOutput<typeof settingsSchema>

/** What `PUT /_sandbox/settings` takes: any part of the settings, and a pre-request to answer for its currency. */
const changeSchema = v.strictObject({
  ...v.partial(settingsSchema).entries,
  /** A whole answer of Paymega's `payment-prerequest`; null puts the sandbox's own catalogues back. */
  catalogue: v.exactOptional(v.nullable(catalogueSchema)),
})

export const DEFAULT_SETTINGS: Settings = {
  searchSeconds: 3,
  autoAssign: true,
  autoPay: false,
  lifetimeSeconds: 900,
  details: 'full',
  statuses: { created: 3, success: 4, decline: 5 },
  formRedirect: false,
  retrySeconds: null,
  hppMethod: 'auto',
  paymegaCallbacks: 'all',
  paymegaExpired: 'expired',
  attemptLimit: 5,
  forbidPublic: false,
  refunds: 'at-once',
  refundSeconds: 3,
  invoiceDecline: null,
  invoiceErrorStatus: 400,
}

export interface SettingsStore {
  now(): Settings
  /** The catalogue that was put in place for a currency. */
  catalogue(currency: string): Catalogue | undefined
  /** What `GET /_sandbox/settings` shows: the settings and the currencies with a replaced catalogue. */
  shown(): Settings & { catalogues: readonly string[] }
  /** Merges a change; the answer is what is wrong with it, in a sentence, and then nothing has changed. */
  change(body: unknown): string | undefined
  /** Runs after each change. */
  onChange(run: () => void): void
}

/** The settings of one sandbox, starting at the defaults with `initial` over them. */
export function createSettings(initial: Partial<Settings> = {}): SettingsStore {
  let current: Settings = { ...DEFAULT_SETTINGS, ...initial }
  const catalogues = new Map<string, Catalogue>()
  const listeners: (() => void)[] = []

  return {
    now: () => current,
    catalogue: (currency) => catalogues.get(currency),
    shown: () => ({ ...current, catalogues: [...catalogues.keys()] }),
    onChange: (run) => void listeners.push(run),
    change(body) {
      const read = v.safeParse(changeSchema, body)
      if (!read.success) return `Settings were not changed. ${issueText(read.issues)}`
      const { catalogue, ...rest } = read.output
      current = { ...current, ...(rest as Partial<Settings>) }
      if (catalogue === null) catalogues.clear()
      else if (catalogue) catalogues.set(catalogue.currency, catalogue)
      for (const run of listeners) run()
      return undefined
    },
  }
}
