/** What the fields of the buyer's Session mean, for `/openapi.json`. They stand here, not in its schema, which every buyer would load with them. */

/** By their paths; `action` has a part of its own for each kind. */
const FIELDS: Readonly<Record<string, string>> = {
  'merchant.contact': 'How the shop is reached: `PAYWICKET_SHOP_CONTACT`.',
  'merchant.contact.email': 'An address to write to.',
  'merchant.contact.phone': 'A number to call, as the shop writes it.',
  'merchant.contact.url': 'A page of the shop’s, by https.',
  handedOverAt: 'When it was opened on another device as well, by a link from `POST /v1/checkout/handover`.',
  'attempt.reference': 'The payment system’s own id of the payment, for whoever is asked for help.',
  'action.wait.usually':
    'Seconds within which this wait was over for four of five buyers of this method: until there was something to pay by, or, where the buyer has said that it is sent, until the money was there.',
  'action.wait.stage': 'How far it has come.',
  'action.wait.next': 'A method to offer where it takes longer: one that is chosen without filling anything in.',
  'action.wait.nextName': 'What that method is called.',
  'action.wait.details': 'What was to be sent, and where to, as the buyer was shown it.',
  'action.wait.receipts': 'How many receipts the buyer may still show; none can be shown where it is left out.',
  'action.wait.received': 'What has come in another currency, as long as nobody has said what it is worth.',
  'action.transfer.mode':
    'By what means it is paid: each has a screen of its own. One that is unknown or left out has the plain one.',
  'action.transfer.payee': 'Whom the money goes to, where the payment system says it.',
  'action.transfer.payee.kind': 'A private person, which is normal for transfers to a card or a phone, or a business.',
  'action.transfer.payee.comment':
    'What stands in the message to the recipient: nothing, or what the row `reference` says.',
  'action.transfer.banks': 'Apps that open this payment, the largest banks first: of a QR code that is a link of SBP.',
  'action.transfer.banks.name': 'The bank, as its buyers know it.',
  'action.transfer.banks.link': 'Opens its app with the payment filled in.',
  'action.transfer.banks.web':
    'The bank’s own page for this payment. Where it is left out, `link` of the transfer is the way without an app.',
  'action.transfer.banks.aliases': 'What people type who look for it, besides its name.',
  'action.transfer.warning':
    'The gravest of what does not add up about the details: the code leads to another host, asks for another amount, or has a wrong checksum; the card’s number has one. It is said and forbids nothing.',
  'action.transfer.ordered':
    'The order’s amount, where the payment system asks for another; `amount` is what is to be sent.',
  'action.transfer.editable': 'What the buyer may change by `POST /v1/checkout/edit`, each with its value now.',
  'action.transfer.edit': 'A change that is not made: on its way, refused, or nobody knows.',
  'action.transfer.ended':
    'Nothing more may be sent. Then `expiresAt` is past, and `qr`, `link`, `banks` and each row’s `copy` are absent.',
  'action.redirect.total':
    'What the payment system’s page asks for, its fee included, where that was known when it was chosen.',
}

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly const?: unknown
}

/** Each part of the schema by its path, with what the field there means. */
function described(schema: Schema, path: string): Schema {
  const means = FIELDS[path]
  const kind = schema.properties?.['kind']?.const
  const at = typeof kind === 'string' ? `${path}.${kind}` : path
  const below = (part: Schema, name: string) => described(part, at === '' ? name : `${at}.${name}`)
  const { properties, items, anyOf, oneOf } = schema
  return {
    ...schema,
    ...(properties
      ? { properties: Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, below(part, name)])) }
      : {}),
    ...(items ? { items: described(items, path) } : {}),
    ...(anyOf ? { anyOf: anyOf.map((part) => described(part, path)) } : {}),
    ...(oneOf ? { oneOf: oneOf.map((part) => described(part, path)) } : {}),
    ...(means === undefined ? {} : { description: means }),
  }
}

/** Named so in the document. */
const NAME = 'BuyerSession'

/** The document with what the fields of the buyer's Session mean. */
export function withBuyerFields<Document extends object>(document: Document): Document {
  const { components } = document as { components?: { schemas?: Readonly<Record<string, Schema>> } }
  const session = components?.schemas?.[NAME]
  if (!session) return document
  return {
    ...document,
    components: { ...components, schemas: { ...components?.schemas, [NAME]: described(session, '') } },
  }
}

/** The paths that are described, for a test that each is there. */
export const BUYER_FIELDS: readonly string[] = Object.keys(FIELDS)
