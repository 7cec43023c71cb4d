/** What the simulated payment systems really hold. This is the truth that a run is checked against. */
import type { Report } from '../../server/domain/report.ts'
import { MINUTE, type SimulationContext } from './context.ts'

/** What a payment system can do, and how it tells. The three real ones are here in their traits. */
export interface Profile {
  readonly id: string
  readonly lookup: boolean
  readonly close: boolean
  /** A second `create` of one attempt answers with the first payment. */
  readonly repeatable: boolean
  readonly refund: 'no' | 'blind' | 'watched'
  /** Seconds a create may take. */
  readonly createLimit: number
  /** The search for an operator lasts minutes; else the answer comes at once. */
  readonly slow: boolean
  /** A callback is a whole report, or only names the payment that should be asked for. */
  readonly callbacks: 'reports' | 'names'
  /** Callbacks at every change, or only at the end. */
  readonly talks: 'always' | 'at-the-end'
}

export const PROFILES: readonly [Profile, ...Profile[]] = [
  {
    id: 'desk',
    lookup: false,
    close: true,
    repeatable: false,
    refund: 'no',
    createLimit: 300,
    slow: true,
    callbacks: 'reports',
    talks: 'at-the-end',
  },
  {
    id: 'hosted',
    lookup: true,
    close: false,
    repeatable: true,
    refund: 'blind',
    createLimit: 60,
    slow: false,
    callbacks: 'reports',
    talks: 'always',
  },
  {
    id: 'page',
    lookup: true,
    close: true,
    repeatable: false,
    refund: 'watched',
    createLimit: 60,
    slow: false,
    callbacks: 'names',
    talks: 'always',
  },
  {
    id: 'odd',
    lookup: false,
    close: true,
    repeatable: true,
    refund: 'blind',
    createLimit: 30,
    slow: true,
    callbacks: 'reports',
    talks: 'always',
  },
]

export interface ModelPayment {
  readonly id: string
  readonly profile: Profile
  readonly attempt: string
  readonly asked: number
  readonly expiresAt: number
  /** False for a deposit beside the payment that was asked for. */
  readonly isMain: boolean
  status: 'searching' | 'open' | 'checking' | 'paid' | 'closed' | 'expired' | 'failed'
  /** What we wanted it to ask for. */
  readonly ordered: number
  /** Minor units, by currency. */
  received: Readonly<Record<string, number>>
  refunded: number
  /** Minor units that went back of money in another currency. */
  foreignBack: number
  chargedBack: number
  /** Grows with every change. */
  order: number
  /** Somebody has asked to close it. */
  closeAsked: boolean
  /** The most of the order's currency that a callback has told and that was answered as taken. */
  told: number
  /** Money came while the payment had ended already, so that nobody looks any more. */
  cameLate: boolean
}

export interface ModelRefund {
  readonly id: string
  readonly payment: ModelPayment
  readonly amount: number
  status: 'pending' | 'succeeded' | 'failed'
  /** Made in the payment system's own cabinet: none of our refunds. */
  readonly isElsewhere: boolean
}

export const CURRENCY = 'RUB'

export interface PaymentModel {
  readonly payments: readonly ModelPayment[]
  readonly refunds: readonly ModelRefund[]
  of(attempt: string): readonly ModelPayment[]
  /** Opens a payment: `searching` for a slow system, else `open`. */
  open(profile: Profile, attempt: string, asked: number): ModelPayment
  move(payment: ModelPayment, status: ModelPayment['status']): void
  /** Money arrives, whatever state the payment is in. Resolved into `checking` or `paid` by the caller. */
  receive(payment: ModelPayment, amount: number, currency: string): void
  /** Money that names no attempt of ours. */
  payNobody(profile: Profile, amount: number): ModelPayment
  /** A deposit beside the payment, under an id of its own. */
  extra(payment: ModelPayment, amount: number): ModelPayment
  refund(payment: ModelPayment, id: string, amount: number): ModelRefund
  /** Minor units that can still be sent back; what is under way counts as sent. */
  left(payment: ModelPayment): number
  /** Somebody sends money back in the payment system's own cabinet. */
  refundElsewhere(payment: ModelPayment, amount: number): void
  /** The same of money in another currency. */
  sendForeignBack(payment: ModelPayment, amount: number): void
  endRefund(refund: ModelRefund, status: 'succeeded' | 'failed'): void
  chargeBack(payment: ModelPayment, amount: number): void
  report(payment: ModelPayment): Report
}

const STATES = {
  searching: 'pending',
  open: 'pending',
  checking: 'confirming',
  paid: 'succeeded',
  closed: 'cancelled',
  expired: 'expired',
  failed: 'failed',
} as const

/** `changed` hears of every change a payment system would call back for. */
export function createPaymentModel(context: SimulationContext, changed: (payment: ModelPayment) => void): PaymentModel {
  const payments: ModelPayment[] = []
  const refunds: ModelRefund[] = []

  function add(profile: Profile, attempt: string, asked: number, isMain: boolean, ordered = asked): ModelPayment {
    const payment: ModelPayment = {
      id: `${profile.id}-${payments.length + 1}`,
      profile,
      attempt,
      asked,
      ordered,
      expiresAt: Math.round(context.clock.now() + context.random.between(2, 40) * MINUTE),
      isMain,
      status: profile.slow ? 'searching' : 'open',
      received: {},
      refunded: 0,
      foreignBack: 0,
      chargedBack: 0,
      order: 1,
      closeAsked: false,
      told: 0,
      cameLate: false,
    }
    payments.push(payment)
    context.count('payments opened')
    return payment
  }

  function touch(payment: ModelPayment): void {
    payment.order += 1
    changed(payment)
  }

  function addRefund(payment: ModelPayment, id: string, amount: number, isElsewhere: boolean): ModelRefund {
    const refund: ModelRefund = { id, payment, amount, status: 'pending', isElsewhere }
    refunds.push(refund)
    return refund
  }

  function endRefund(refund: ModelRefund, status: 'succeeded' | 'failed'): void {
    refund.status = status
    if (status === 'succeeded') refund.payment.refunded += refund.amount
    touch(refund.payment)
  }

  function deposit(profile: Profile, attempt: string, amount: number): ModelPayment {
    const made = add(profile, attempt, amount, false)
    made.status = 'paid'
    made.received = { [CURRENCY]: amount }
    touch(made)
    return made
  }

  return {
    payments,
    refunds,
    of: (attempt) => payments.filter((payment) => payment.attempt === attempt),
    open(profile, attempt, asked) {
      // Some systems ask for an amount of their own, so that they know whose money it is.
      const isOdd = profile.callbacks === 'reports' && context.random.chance(0.08) && asked > 1000
      if (isOdd) context.count('other amounts')
      return add(profile, attempt, isOdd ? asked + context.random.below(200) - 150 : asked, true, asked)
    },
    move(payment, status) {
      payment.status = status
      touch(payment)
    },
    receive(payment, amount, currency) {
      // A payment is of one currency; what comes in another one later is sent back by its bank.
      const [held = currency] = Object.keys(payment.received)
      if (held !== currency) return
      payment.cameLate ||= payment.status !== 'open' && payment.status !== 'searching'
      payment.received = { ...payment.received, [currency]: (payment.received[currency] ?? 0) + amount }
      context.count('money received')
    },
    payNobody: (profile, amount) => deposit(profile, '', amount),
    extra: (payment, amount) => deposit(payment.profile, payment.attempt, amount),
    refund: (payment, id, amount) => addRefund(payment, id, amount, false),
    left: (payment) =>
      refunds.reduce(
        (left, one) => (one.payment === payment && one.status === 'pending' ? left - one.amount : left),
        (payment.received[CURRENCY] ?? 0) - payment.refunded - payment.chargedBack,
      ),
    refundElsewhere(payment, amount) {
      endRefund(addRefund(payment, `elsewhere-${refunds.length + 1}`, amount, true), 'succeeded')
      context.count('refunds in the cabinet')
    },
    sendForeignBack(payment, amount) {
      payment.foreignBack += amount
      context.count('money of another currency sent back')
      touch(payment)
    },
    endRefund,
    chargeBack(payment, amount) {
      payment.chargedBack += amount
      context.count('charge-backs')
      touch(payment)
    },
    report(payment) {
      const [[currency, minor] = [CURRENCY, 0]] = Object.entries(payment.received)
      const isShown = payment.status === 'open' || payment.status === 'checking'
      return {
        payment: payment.id,
        state: STATES[payment.status],
        order: payment.order,
        ...(minor > 0 && payment.status === 'paid' ? { received: { minor, currency } } : {}),
        ...(payment.refunded > 0 ? { refunded: { minor: payment.refunded, currency: CURRENCY } } : {}),
        ...(payment.foreignBack > 0 ? { refunded: { minor: payment.foreignBack, currency } } : {}),
        ...(payment.chargedBack > 0 ? { chargedBack: { minor: payment.chargedBack, currency: CURRENCY } } : {}),
        ...(payment.status === 'failed' ? { failure: 'declined' } : {}),
        ...(isShown && payment.isMain
          ? {
              screen: {
                kind: 'transfer' as const,
                rows: [
                  { name: 'card' as const, value: payment.id },
                  { name: 'reference' as const, value: String(payment.order) },
                ],
                ...(payment.ordered !== payment.asked ? { amount: { minor: payment.asked, currency: CURRENCY } } : {}),
              },
              expiresAt: payment.expiresAt,
            }
          : {}),
      }
    },
  }
}
