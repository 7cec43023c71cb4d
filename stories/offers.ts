/** What there is to choose from in the stories. */
import { toMethod, type Offer } from '../server/checkout/catalogue.ts'
import { pickerRows, suggestedOf } from '../server/checkout/picker-rows.ts'
import type { AccountFace } from '../server/domain/buyer-view.ts'
import type { MethodQuery, OfferedMethod } from '../server/providers/provider.ts'
import type { Field, Method } from '../src/contract/index.ts'
import { inventedServices } from './invented-services.ts'
import type { Offering } from './story.ts'

/** Pictures of ours, served beside the stories. */
const PICTURES: Readonly<Record<string, string>> = {
  'https://pictures.example/wallet.svg': 'wallet',
  'https://pictures.example/bank.svg': 'bank',
}

const iconOf = (address: string | undefined): string | undefined => {
  const name = PICTURES[address ?? '']
  return name === undefined ? undefined : `/pictures/${name}.svg`
}

const methodsOf = (methods: readonly OfferedMethod[], query: MethodQuery): readonly Method[] =>
  methods.map((offered) => toMethod({ provider: 'paymega', offered, fields: [...offered.fields] }, query, iconOf))

/** The real providers' own methods of the order's currency: all of them, or these. */
export const real =
  (...only: readonly string[]): Offering =>
  async (query, catalogue) => {
    const isEach = only.length > 0
    const { methods, empty } = await catalogue.list(query, isEach ? { only } : {})
    const rows = pickerRows(methods, {
      query,
      icon: iconOf,
      rows: isEach ? 'routes' : 'channels',
      order: [],
      standings: new Map(),
    })
    const suggested = suggestedOf(rows, new Map())
    return {
      methods: rows.map(({ method }) => method),
      ...(suggested === undefined ? {} : { suggested }),
      ...(empty ? { empty } : {}),
    }
  }

/** The few that most stories are content with. */
export const FEW = real('cactusgino.card', 'cactusgino.sbp', 'cactusgino.sbp_qr', 'invoice.page')

/** Methods as a payment system might offer them, in its own words; a name in `busy` cannot be had now. */
export const invented =
  (methods: readonly OfferedMethod[], busy: readonly string[] = []): Offering =>
  (query) =>
    Promise.resolve({
      methods: methodsOf(methods, query).map((method) =>
        busy.includes(method.id) ? { ...method, disabled: 'busy' } : method,
      ),
    })

/** Several offerings, one after the other. */
export const together =
  (...offerings: readonly Offering[]): Offering =>
  async (query, catalogue) => {
    const all = await Promise.all(offerings.map((offering) => offering(query, catalogue)))
    return { methods: all.flatMap(({ methods }) => methods) }
  }

export const nothing =
  (empty: NonNullable<Offer['empty']>): Offering =>
  () =>
    Promise.resolve({ methods: [], empty })

/** With the face that a payment system's account gives the shop. */
export const withFace =
  (offering: Offering, account: AccountFace): Offering =>
  async (query, catalogue) => ({ ...(await offering(query, catalogue)), account })

export const ACCOUNT_ICON = '/pictures/shop.svg'

export function page(code: string, name: string, more: Partial<OfferedMethod> = {}): OfferedMethod {
  return { id: `paymega.${code}`, category: 'digital_wallet', name, fields: [], opening: 'provider', ...more }
}

/** Each kind of field once. */
const FIELDS: Readonly<Record<Field['type'], Field>> = {
  text: { name: 'account', type: 'text', label: 'Account', hint: 'Eight digits', pattern: '^\\d{8}$', required: true },
  tel: { name: 'phone', type: 'tel', label: 'Phone number', example: '+7 900 123-45-67', required: true },
  email: { name: 'email', type: 'email', label: 'E-mail', hint: 'For the receipt', required: false },
  select: {
    name: 'branch',
    type: 'select',
    label: 'Branch',
    required: true,
    options: [
      { value: 'harbour', label: 'Harbour Street' },
      { value: 'station', label: 'At the station' },
    ],
  },
  checkbox: { name: 'soon', type: 'checkbox', label: 'As soon as possible', required: false, oneOf: 'when' },
  datetime: { name: 'time', type: 'datetime', label: 'Or at a time', required: false, oneOf: 'when' },
}

export const EVERY_FIELD = page('every_field', 'Harbour Exchange', {
  summary: 'At the counter, in any branch',
  category: 'alternative',
  fields: Object.values(FIELDS),
})

export const PICTURED = [
  page('wallet', 'Copper Wallet', { icon: 'https://pictures.example/wallet.svg', summary: 'From the balance of it' }),
  page('bank', 'Harbour Bank', { icon: 'https://pictures.example/bank.svg', category: 'online_banking' }),
  page('plain', 'Lake Pay', { summary: 'Without a picture' }),
]

/** What an order of 1503.17 finds in the way: a fee, limits, and each reason why a method cannot be had. */
export const LIMITED = {
  methods: [
    page('free', 'North Pay', { min: 10_000, max: 1_500_000_00, summary: 'Limits, no fee' }),
    page('fee', 'River Pay', { fee: 4510, summary: 'A fee' }),
    page('both', 'Green Pay', { min: 50_000, max: 200_000, fee: 1, summary: 'Limits and a fee' }),
    page('below', 'Silk Pay', { min: 500_000, summary: 'The order is too small' }),
    page('above', 'Summit Pay', { max: 100_000, summary: 'The order is too large' }),
    page('busy', 'Prime Pay', { summary: 'Busy' }),
  ],
  busy: ['paymega.busy'],
} as const

/** Two hundred services of a payment system. */
export const TWO_HUNDRED = inventedServices().map(({ code, name, category }) => page(code, name, { category }))
