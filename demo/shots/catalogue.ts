/** A pre-request answer with 200 services, all invented, in the shape of Paymega's document. */

const FIRST = ['North', 'River', 'Green', 'Silk', 'Summit', 'Harbour', 'Copper', 'Lake', 'Prime', 'Steppe']
const SECOND = ['Bank', 'Pay', 'Wallet', 'Mobile', 'Kiosk', 'Credit', 'Telecom', 'Express', 'Card', 'Union']
const CATEGORIES: Readonly<Record<string, string>> = {
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

export function largeCatalogue(currency: string): unknown {
  const names = ['', ' Plus'].flatMap((more) =>
    FIRST.flatMap((first) => SECOND.map((second) => ({ second, name: `${first} ${second}${more}` }))),
  )
  const methods = names.map(({ name, second }) => ({
    code: name.toLowerCase().replaceAll(' ', '_'),
    category: CATEGORIES[second],
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
