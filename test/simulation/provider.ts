/** A payment system as one server sees it: over a network that loses, delays and garbles, ending in the bank's truth. */
import * as v from 'valibot'
import type { CloseResult, CreateResult, LookupResult, RefundResult } from '../../server/domain/report.ts'
import type { AddressedReport, CallbackResult, KnownAttempt, Provider } from '../../server/providers/provider.ts'
import { SECOND, type SimulationContext } from './context.ts'
import type { PaymentModel, ModelPayment, Profile } from './payment-model.ts'

/** How a call fares on its way. The names are those of the sandbox's faults. */
const FARES = {
  fine: 78,
  delay: 6,
  'reset before': 3,
  'reset after': 3,
  status: 2,
  'hang before': 1,
  'hang after': 2,
  garbage: 2,
  truncate: 1,
  late: 2,
} as const

/** What a callback carries, as JSON. */
export interface CallbackBody extends AddressedReport {
  readonly forged?: boolean
}

/** A request that was given up by its sender may still arrive this much later, ms. */
const LATEST = 15 * SECOND

export interface Line {
  /** Runs `answer` on the server's side after `delay` ms, unless the server has gone by then. */
  deliver(delay: number, answer: () => void): void
  /** Called as a request leaves the server. */
  leaving(kind: 'create' | 'close' | 'refund', payment: string): void
}

/** `process` runs at the bank when the request arrives and may answer any time later. */
function call<T>(
  { clock, random, trouble, count }: SimulationContext,
  line: Line,
  process: (answer: (value: T) => void) => void,
  unanswered: (detail: string) => T,
): Promise<T> {
  const latency = () => random.between(5, 400)
  const fare = trouble.on ? random.weighted(FARES) : 'fine'
  if (fare !== 'fine') count(`fault: ${fare}`)
  return new Promise((resolve) => {
    const reply = (value: T, delay = latency()) => line.deliver(delay, () => resolve(value))
    const arrive = (answer: (value: T) => void, delay = latency()) => clock.after(delay, () => process(answer))
    switch (fare) {
      case 'fine':
        arrive(reply)
        return
      case 'delay':
        arrive((value) => reply(value, random.between(1, 90) * SECOND))
        return
      case 'reset before':
      case 'status':
        reply(unanswered('answered 500'))
        return
      case 'reset after':
      case 'garbage':
      case 'truncate':
        arrive(() => reply(unanswered('the connection was cut')))
        return
      case 'hang before':
        return
      case 'hang after':
        arrive(() => {})
        return
      case 'late':
        reply(unanswered('the connection was cut'))
        arrive(() => {}, random.between(1, LATEST))
    }
  })
}

/** Answers once the search for an operator has ended, where there is one. */
function whenFound(
  context: SimulationContext,
  model: PaymentModel,
  payment: ModelPayment,
  answer: (value: CreateResult) => void,
): void {
  const { clock, random } = context
  if (payment.status !== 'searching') {
    answer({ kind: 'report', report: model.report(payment) })
    return
  }
  const lasts = random.chance(0.15) ? random.between(1, 330) : random.between(0.5, 60)
  const isFound = random.chance(0.85)
  clock.after(lasts * SECOND, () => {
    if (payment.status === 'searching') {
      payment.status = isFound ? 'open' : 'failed'
      context.tell(`${payment.id}: the search ended, ${payment.status}`)
    }
    if (payment.status === 'failed') answer({ kind: 'refused', failure: 'no_operator', detail: 'nobody took it' })
    else answer({ kind: 'report', report: model.report(payment) })
  })
}

const refundAnswer = (refund: { id: string; status: 'pending' | 'succeeded' | 'failed' }): RefundResult =>
  refund.status === 'failed'
    ? { kind: 'failed', failure: 'declined', detail: 'declined', id: `bank-${refund.id}` }
    : { kind: refund.status, id: `bank-${refund.id}` }

/** The profile's provider for the server at the near end of `line`. */
export function simulatedProvider(
  context: SimulationContext,
  model: PaymentModel,
  profile: Profile,
  line: Line,
): Provider {
  const { random, clock, tell, count } = context
  const held = ({ attempt, payment }: KnownAttempt) =>
    model.of(attempt).find((one) => one.isMain && (payment === undefined || one.id === payment))

  const create: Provider['create'] = (order) => {
    count('creates')
    line.leaving('create', order.attempt)
    return call<CreateResult>(
      context,
      line,
      (answer) => {
        const first = model.of(order.attempt).find((payment) => payment.isMain)
        if (first && profile.repeatable) {
          whenFound(context, model, first, answer)
          return
        }
        if (random.chance(0.04)) {
          answer({ kind: 'refused', failure: 'amount_refused', detail: 'not this amount' })
          return
        }
        if (context.isOut(profile.id) && random.chance(0.9)) {
          count('refused in an outage')
          answer({ kind: 'refused', failure: 'no_operator', detail: 'nobody is there' })
          return
        }
        if (first) context.breach(`a second payment was opened for attempt ${order.attempt}`)
        const payment = model.open(profile, order.attempt, order.amount.minor)
        tell(`${payment.id}: opened for ${order.attempt}, asked ${order.amount.minor}`)
        if (profile.talks === 'always' && payment.status === 'open') model.move(payment, 'open')
        whenFound(context, model, payment, answer)
      },
      (detail) => ({ kind: 'unanswered', detail }),
    )
  }

  const lookup: NonNullable<Provider['lookup']> = (known) => {
    count('look-ups')
    return call<LookupResult>(
      context,
      line,
      (answer) => {
        const payment = held(known)
        answer(payment ? { kind: 'report', report: model.report(payment) } : { kind: 'absent' })
      },
      (detail) => ({ kind: 'unanswered', detail }),
    )
  }

  const lookupPayment: NonNullable<Provider['lookupPayment']> = (id) => {
    count('look-ups of strays')
    return call<LookupResult>(
      context,
      line,
      (answer) => {
        const payment = model.payments.find((one) => one.id === id)
        answer(payment ? { kind: 'report', report: model.report(payment) } : { kind: 'absent' })
      },
      (detail) => ({ kind: 'unanswered', detail }),
    )
  }

  const close: NonNullable<Provider['close']> = (known) => {
    count('closes')
    line.leaving('close', known.attempt)
    for (const payment of model.of(known.attempt)) payment.closeAsked = true
    return call<CloseResult>(
      context,
      line,
      (answer) => {
        const payment = held(known)
        if (!payment) return answer({ kind: 'open', detail: 'not found' })
        if (payment.status === 'paid') return answer({ kind: 'open', detail: 'paid', report: model.report(payment) })
        if (payment.status === 'checking' || random.chance(0.05)) return answer({ kind: 'open', detail: 'not now' })
        if (payment.status === 'open' || payment.status === 'searching') model.move(payment, 'closed')
        return answer({ kind: 'closed' })
      },
      (detail) => ({ kind: 'open', detail }),
    )
  }

  const refund: NonNullable<Provider['refund']> = (order) => {
    count('refunds asked for')
    line.leaving('refund', order.refund)
    return call<RefundResult>(
      context,
      line,
      (answer) => {
        const payment = held(order)
        if (!payment) return answer({ kind: 'failed', failure: 'declined', detail: 'not found' })
        if (order.refundAmount.minor > model.left(payment))
          return answer({ kind: 'failed', failure: 'declined', detail: 'more than is left' })
        const made = model.refund(payment, order.refund, order.refundAmount.minor)
        const ends = random.chance(0.85) ? 'succeeded' : 'failed'
        if (profile.refund === 'watched') {
          clock.after(random.between(1, 3000) * SECOND, () => model.endRefund(made, ends))
          return answer(refundAnswer(made))
        }
        model.endRefund(made, ends)
        return answer(refundAnswer(made))
      },
      (detail) => ({ kind: 'unanswered', detail }),
    )
  }

  const lookupRefund: NonNullable<Provider['lookupRefund']> = ({ refund: id }) =>
    call<RefundResult>(
      context,
      line,
      (answer) => {
        const made = model.refunds.find((one) => one.id === id)
        answer(made ? refundAnswer(made) : { kind: 'unanswered', detail: 'not found' })
      },
      (detail) => ({ kind: 'unanswered', detail }),
    )

  function callback(body: CallbackBody): CallbackResult {
    if (body.forged) return { kind: 'forged', why: 'the signature is wrong' }
    const reply = { result: 'ok' }
    const { report, attempt = '' } = body
    if (profile.callbacks === 'names') return { kind: 'recheck', attempt, payment: report.payment, reply }
    return { kind: 'reports', reports: [{ attempt, report }], reply }
  }

  return {
    id: profile.id,
    createLimit: profile.createLimit,
    lacks: [],
    settings: v.strictObject({}),
    check: async () => ({ kind: 'answers' }),
    callbackLimit: 64 * 1024,
    repeatable: profile.repeatable,
    methods: async ({ due }) => {
      const fits = due > 0
      const names = ['one', 'two'].map((name) => ({
        id: `${profile.id}.${name}`,
        // One way that all of them lead to, and one that is each one's own.
        ...(name === 'one' ? { channel: 'card' as const } : {}),
        category: 'other' as const,
        name,
        fields: [],
      }))
      return fits ? { kind: 'methods', methods: names } : { kind: 'methods', methods: [] }
    },
    create,
    ...(profile.lookup ? { lookup } : {}),
    ...(profile.callbacks === 'names' ? { lookupPayment } : {}),
    ...(profile.close ? { close } : {}),
    ...(profile.refund === 'no' ? {} : { refund }),
    ...(profile.refund === 'watched' ? { lookupRefund } : {}),
    callback: async ({ body }) => callback(JSON.parse(new TextDecoder().decode(body)) as CallbackBody),
    sentence: () => undefined,
  }
}
