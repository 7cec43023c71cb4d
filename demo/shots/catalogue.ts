/** Two hundred services, all invented. */
import type { Category } from '../../src/contract/index.ts'

const FIRST = ['North', 'River', 'Green', 'Silk', 'Summit', 'Harbour', 'Copper', 'Lake', 'Prime', 'Steppe']
/** What follows it, and the category it tells of. */
const SECOND: Readonly<Record<string, Category>> = {
  Bank: 'online_banking',
  Pay: 'digital_wallet',
  Wallet: 'digital_wallet',
  Mobile: 'mobile_carrier_billing',
  Kiosk: 'cash_payment',
  Credit: 'online_banking',
  Telecom: 'mobile_carrier_billing',
  Express: 'alternative',
  Card: 'payment_card',
  Union: 'bank_transfer',
}

export interface Service {
  readonly code: string
  readonly name: string
  readonly category: Category
}

export function inventedServices(): readonly Service[] {
  return ['', ' Plus'].flatMap((more) =>
    FIRST.flatMap((first) =>
      Object.entries(SECOND).map(([second, category]) => {
        const name = `${first} ${second}${more}`
        return { code: name.toLowerCase().replaceAll(' ', '_'), name, category }
      }),
    ),
  )
}

/** All of them as a pre-request answer, in the shape of Paymega's document. */
export function largeCatalogue(currency: string): unknown {
  const methods = inventedServices().map(({ code, name, category }) => ({
    code,
    category,
    description: '',
    name: { en: name },
    logo: null,
    icon: null,
    metadata: null,
    position: null,
    hide: null,
  }))
  const services = methods.map(({ code }) => ({
    code: `${code}_${currency.toLowerCase()}_hpp`,
    method: code,
    flow: 'hpp',
    currency,
    fields: [],
    amount_min: 1,
    amount_max: 1_000_000,
  }))
  const byCode = <T extends { readonly code: string }>(list: readonly T[]) =>
    Object.fromEntries(list.map((item) => [item.code, item]))
  return { data: { currency, services: byCode(services), methods: byCode(methods) } }
}
