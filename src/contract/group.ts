import * as v from 'valibot'

/** The categories of OpenFinTech's list that a buyer knows by name, and `other`. */
export const GROUPS = [
  'bank_transfer',
  'mobile_payment',
  'digital_wallet',
  'online_banking',
  'payment_card',
  'cash_payment',
  'telecommunications',
  'other',
] as const
export type Group = (typeof GROUPS)[number]

/** For a widget: what is no group of its own is `other`, so that no buyer has to fetch the whole list. */
export const groupSchema = v.fallback(v.picklist(GROUPS), 'other')
