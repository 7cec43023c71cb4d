/** The picker, whatever it holds. */
import type { Interaction } from './interactions.ts'
import {
  ACCOUNT_ICON,
  EVERY_FIELD,
  FEW,
  invented,
  LIMITED,
  page,
  PICTURED,
  real,
  together,
  TWO_HUNDRED,
  withFace,
} from './offers.ts'
import type { Story } from './story.ts'

const check = (method: string): Interaction => ({ kind: 'check', method })
const MORE: Interaction = { kind: 'press', what: 'more' }
const CONTINUE: Interaction = { kind: 'press', what: 'primary' }

/** All that the real payment systems offer for roubles, and more. */
const MANY = together(
  real(),
  invented([
    page('payment_card_rub_hpp', 'Bank card', { category: 'payment_card', summary: 'On the payment page' }),
    page('harbour_bank', 'Harbour Bank', { category: 'online_banking' }),
    page('kiosk', 'Green Kiosk', { category: 'cash_payment', fee: 3000 }),
    page('telecom', 'Lake Telecom', { category: 'telecommunications' }),
  ]),
)

export const CHOOSING: readonly Story[] = [
  { name: 'choose-few', title: 'A few ways to pay', life: { offering: FEW } },
  { name: 'choose-test-mode', title: 'In test mode', life: { mode: 'test', offering: FEW } },
  {
    name: 'choose-one',
    title: 'One way to pay, open at once',
    life: { offering: real('cactusgino.sbp') },
  },
  {
    name: 'choose-chosen',
    title: 'One of them is chosen and asks for nothing',
    life: { offering: FEW },
    interactions: [check('cactusgino.sbp_qr')],
  },
  { name: 'choose-many', title: 'More than six: the first four, and a button', life: { offering: MANY } },
  {
    name: 'choose-many-all',
    title: 'All of them, in groups with a filter',
    life: { offering: MANY },
    interactions: [MORE],
  },
  {
    name: 'choose-many-filtered',
    title: 'The filter finds one of many',
    life: { offering: MANY },
    interactions: [MORE, { kind: 'fill', field: 'find', value: 'QIWI' }],
  },
  {
    name: 'choose-many-none-found',
    title: 'The filter finds nothing',
    life: { offering: MANY },
    interactions: [MORE, { kind: 'fill', field: 'find', value: 'nowhere' }],
  },
  { name: 'choose-200', title: 'Two hundred ways to pay', life: { offering: invented(TWO_HUNDRED) } },
  {
    name: 'choose-limits',
    title: 'Limits, fees, and each reason why one cannot be had',
    life: { offering: invented(LIMITED.methods, LIMITED.busy) },
  },
  {
    name: 'choose-none-usable',
    title: 'None of them can be had now',
    life: {
      offering: invented([page('below', 'Silk Pay', { min: 500_000 }), page('busy', 'Prime Pay')], ['paymega.busy']),
    },
  },
  {
    name: 'choose-pictures',
    title: 'Pictures of the ways to pay, and the face of the shop’s account',
    life: {
      shopName: '',
      offering: withFace(invented(PICTURED), { name: 'Quiet Hour', icon: ACCOUNT_ICON }),
    },
  },
  {
    name: 'choose-nameless-shop',
    title: 'Nobody has told the shop’s name',
    life: { shopName: '', offering: FEW },
  },
  {
    name: 'choose-every-field',
    title: 'A form with every kind of field',
    life: { offering: invented([EVERY_FIELD, page('other', 'Lake Pay')]) },
    interactions: [check(EVERY_FIELD.id)],
  },
  {
    name: 'choose-every-field-wrong',
    title: 'Every kind of field, and what is wrong with it',
    life: { offering: invented([EVERY_FIELD, page('other', 'Lake Pay')]) },
    interactions: [
      check(EVERY_FIELD.id),
      { kind: 'fill', field: 'account', value: '12' },
      { kind: 'fill', field: 'email', value: 'nobody' },
      CONTINUE,
    ],
  },
  {
    name: 'choose-cash',
    title: 'The form of cash, in the buyer’s language',
    life: { offering: real('cactusgino.cash', 'cactusgino.card') },
    interactions: [check('cactusgino.cash')],
  },
  {
    name: 'choose-cash-wrong',
    title: 'The form of cash, sent empty',
    life: { offering: real('cactusgino.cash', 'cactusgino.card') },
    interactions: [check('cactusgino.cash'), CONTINUE],
  },
  {
    name: 'choose-bank-app',
    title: 'A form that asks to pick from a list, sent empty',
    life: { offering: real('cactusgino.cis_transfer', 'cactusgino.card') },
    interactions: [check('cactusgino.cis_transfer'), CONTINUE],
  },
  {
    name: 'choose-problem',
    title: 'The server cannot start the payment that was chosen',
    life: { offering: FEW },
    interactions: [check('cactusgino.sbp_qr'), CONTINUE],
    refusal: 'method_unavailable',
  },
  {
    name: 'choose-too-often',
    title: 'The server asks the buyer to wait a little',
    life: { offering: FEW },
    interactions: [check('cactusgino.sbp_qr'), CONTINUE],
    refusal: 'too_many_requests',
  },
]
