/** What a shop sells and to whom, as it is kept. */

/** Integer minor units of a currency. */
export interface Amount {
  readonly minor: number
  readonly currency: string
}

/** The customer as the shop's backend described it. */
export interface Customer {
  readonly id: string
  readonly email?: string
  readonly phone?: string
  readonly name?: string
  readonly address?: CustomerAddress
  readonly trusted?: boolean
}
export interface CustomerAddress {
  readonly country?: string
  readonly region?: string
  readonly city?: string
  readonly full?: string
  readonly postcode?: string
}

/** A line of the order or of a refund. Amounts are minor units of the order's currency; `quantity` and `discount` as text. */
export interface Item {
  readonly name: string
  readonly price: number
  readonly quantity: string
  readonly discount?: string
  readonly total: number
}
