/** How the simulated providers behave; changed while they run by `PUT /_sandbox/settings`. */
import * as v from 'valibot'
import { currencySchema } from '../../src/contract/money.ts'
import { catalogueSchema, type Catalogue } from './paymega/catalogue/catalogue.ts'
import { decimalSchema } from './payments.ts'
import { issueText } from './wire.ts'

const seconds = v.pipe(v.number(), v.minValue(0), v.maxValue(172_800))
/** What a setting does, for the control panel too. */
const says = v.description
const fields = {
  searchSeconds: v.pipe(seconds, says('Cactusgino: seconds until an operator is found.')),
  autoAssign: v.pipe(v.boolean(), says('Cactusgino: off, and a search lasts until "assign" or "refuse".')),
  autoPay: v.pipe(
    v.union([v.boolean(), seconds]),
    says('Every payment pays itself: true after 3 seconds, a number after that many.'),
  ),
  lifetimeSeconds: v.pipe(
    v.number(),
    v.minValue(0.1),
    v.maxValue(172_800),
    says('Seconds until details and pages expire, where the request does not say it itself.'),
  ),
  details: v.pipe(
    v.picklist(['full', 'none', 'svg-only']),
    says('Cactusgino: all details; no card, link or QR, as in its published sample; or the SVG alone.'),
  ),
  mistake: v.pipe(
    v.picklist(['none', 'card-number', 'qr-checksum', 'qr-amount', 'qr-host']),
    says(
      'Cactusgino: what is wrong with the details: the last digit of a card, or of a QR code its checksum, its sum or its host.',
    ),
  ),
  statuses: v.pipe(
    v.strictObject({ created: v.number(), success: v.number(), decline: v.number() }),
    says("Cactusgino: status numbers. Its documents publish no list; these are its sibling's."),
  ),
  answerSignature: v.pipe(
    v.picklist(['right', 'none', 'wrong']),
    says('Cactusgino: how its answers are signed; its callbacks always are. Its table of answers has no signature.'),
  ),
  answerAmount: v.pipe(
    v.nullable(decimalSchema),
    says('Cactusgino: what create_invoice asks for instead of the order’s amount, "1503.00"; null: the order’s.'),
  ),
  answerCurrency: v.pipe(
    v.nullable(currencySchema),
    says('Cactusgino: the currency that create_invoice asks for instead of the order’s, "TJS"; null: the order’s.'),
  ),
  extraDeposit: v.pipe(
    v.picklist(['sample', 'table']),
    says('Cactusgino: an extra deposit’s callback as in its sample, or as in its table, without request_id.'),
  ),
  formRedirect: v.pipe(v.boolean(), says('Cactusgino: obtain_token answers with a redirect_url.')),
  retrySeconds: v.pipe(
    v.nullable(v.pipe(v.array(seconds), v.maxLength(200))),
    says("Waits between tries to deliver a callback; null: each provider's documented ones."),
  ),
  hppMethod: v.pipe(
    v.picklist(['auto', 'GET', 'POST']),
    says('Paymega: how the hosted page wants to be opened; auto: by service.'),
  ),
  paymegaCallbacks: v.pipe(
    v.picklist(['all', 'final']),
    says('Paymega: a callback on every change of state, or on final ones only.'),
  ),
  paymegaExpired: v.pipe(
    v.picklist(['expired', 'process_failed']),
    says('Paymega: the status of an expired invoice; its status list and its samples disagree.'),
  ),
  attemptLimit: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(1),
    says('Paymega: failed tries on the hosted page before the invoice fails.'),
  ),
  forbidPublic: v.pipe(v.boolean(), says('Paymega: "Forbid public access": 403 on creation by the public API.')),
  refunds: v.pipe(
    v.picklist(['at-once', 'later', 'fail']),
    says('Paymega and Invoice: refunds end at once, after refundSeconds, or fail after them.'),
  ),
  refundSeconds: v.pipe(seconds, says('Seconds that a later refund takes.')),
  invoiceDecline: v.pipe(
    v.nullable(v.string()),
    says('Invoice: a code of table 9.2, "[2, 51]", with which every card payment ends; null: by card and amount.'),
  ),
  invoiceRefunded: v.pipe(
    v.picklist(['successful', 'refunded']),
    says(
      "Invoice: the status of a payment that was sent back whole; its document has none for it, its clients' lists do.",
    ),
  ),
  invoiceErrorStatus: v.pipe(
    v.picklist([200, 400]),
    says('Invoice: the HTTP status of an error answer; its document does not say.'),
  ),
}
const settingsSchema = v.strictObject(fields)
export type Settings = v.InferOutput<typeof settingsSchema>

/** What `PUT /_sandbox/settings` takes: any part of the settings, and a pre-request to answer for its currency. */
const changeSchema = v.strictObject({
  ...v.partial(settingsSchema).entries,
  /** A whole answer of Paymega's `payment-prerequest`; null puts the sandbox's own catalogues back. */
  catalogue: v.exactOptional(v.nullable(catalogueSchema)),
})

const DEFAULT_SETTINGS: Settings = {
  searchSeconds: 3,
  autoAssign: true,
  autoPay: false,
  lifetimeSeconds: 900,
  details: 'full',
  mistake: 'none',
  statuses: { created: 3, success: 4, decline: 5 },
  answerSignature: 'right',
  answerAmount: null,
  answerCurrency: null,
  extraDeposit: 'sample',
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
  invoiceRefunded: 'successful',
  invoiceErrorStatus: 400,
}

/** A setting as the control panel draws it. */
export interface SettingField {
  readonly name: string
  readonly says: string
  readonly kind: 'switch' | 'number' | 'choice' | 'json'
  readonly options: readonly unknown[]
}

/** Every setting, its description and the way to change it, read off the schema. */
export function settingFields(): readonly SettingField[] {
  return Object.entries(fields).map(([name, schema]) => ({
    name,
    says: v.getDescription(schema) ?? '',
    kind: KINDS[schema.type] ?? 'json',
    options: 'options' in schema && schema.type === 'picklist' ? schema.options : [],
  }))
}
const KINDS: Readonly<Record<string, SettingField['kind']>> = {
  boolean: 'switch',
  number: 'number',
  picklist: 'choice',
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
