import { GROUPS } from './group.ts'
import { oneOf, type OnUnknown } from './tolerant.ts'

/** OpenFinTech's list of payment method categories, and `other`. */
export const CATEGORIES = [
  ...GROUPS,
  'alternative',
  'latam',
  'ussd',
  'cash_on_delivery',
  'check',
  'direct_debit',
  'prepaid_voucher',
  'prepaid_card',
  'invoice_payment',
  'mobile_carrier_billing',
  'public-services',
  'others',
  'financial-services',
  'taxi',
  'charity',
  'entertainment',
  'budget-payments',
  'distribution',
  'selling-goods',
] as const
export type Category = (typeof CATEGORIES)[number]

export const categorySchema = (onUnknown: OnUnknown) => oneOf('category', CATEGORIES, 'other', onUnknown)
