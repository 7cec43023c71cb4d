/** Two hundred services, all invented. */
import type { Category } from '../src/contract/index.ts'

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
