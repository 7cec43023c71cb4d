/** A buyer and the bank behind them: what is chosen, paid, paid wrongly, given up and come back to. */
import type { Session } from '../../src/contract/index.ts'
import { HOUR, MINUTE, SECOND, type SimulationContext } from './context.ts'
import { within } from './network.ts'
import { CURRENCY, PROFILES, type PaymentModel, type ModelPayment } from './payment-model.ts'
import type { ServerInstance } from './server-instance.ts'

/** A buyer's browser gives a request up after this long, ms. */
const PATIENCE = 30 * SECOND
/** `choose` is answered within 2 s; the rest is what storage and the simulated wire take, ms. */
const CHOOSE_LIMIT = 2000

export interface BuyerOptions {
  readonly context: SimulationContext
  readonly model: PaymentModel
  readonly session: string
  readonly server: () => ServerInstance | undefined
  /** Pays once, what is shown, while it is shown, and then waits. */
  readonly honest: boolean
  readonly until: number
}

export interface Buyer {
  readonly options: BuyerOptions
  /** The payment an honest buyer has paid, once they have. */
  paid(): ModelPayment | undefined
  /** How many commands it has given that open a payment, each once however often it was repeated. */
  opened(): number
  readonly done: Promise<void>
}

/** How a buyer who is not careful pays: right, too little, a little less, too much, in another currency, or beside the payment. */
const WAYS = { right: 60, little: 14, nearly: 5, much: 10, foreign: 7, beside: 6, twice: 6 } as const

export function createBuyer(options: BuyerOptions): Buyer {
  const { context, model, session, server, honest } = options
  const { clock, random, tell, count } = context
  let paidOnce: ModelPayment | undefined
  /** Payments whose details this buyer has seen, and what they were to pay. */
  const seen = new Map<string, number>()

  function land(payment: ModelPayment, amount: number, currency: string): void {
    tell(`buyer pays ${amount} ${currency} to ${payment.id} (${payment.status})`)
    model.receive(payment, amount, currency)
    if (!random.chance(0.4)) return model.move(payment, 'paid')
    model.move(payment, 'checking')
    clock.after(random.between(1, 1200) * SECOND, () => model.move(payment, 'paid'))
  }

  function pay(payment: ModelPayment, asked: number): void {
    const way = honest ? 'right' : random.weighted(WAYS)
    count(`paid: ${way}`)
    switch (way) {
      case 'right':
        return land(payment, asked, CURRENCY)
      case 'little':
        return land(payment, Math.max(1, Math.floor(asked * random.between(0.1, 0.95))), CURRENCY)
      case 'nearly':
        return land(payment, Math.max(1, asked - 1 - random.below(100)), CURRENCY)
      case 'much':
        return land(payment, asked + 1 + random.below(5000), CURRENCY)
      case 'foreign':
        return land(payment, asked, 'USD')
      case 'beside':
        if (payment.profile.callbacks === 'reports') model.extra(payment, Math.max(1, Math.floor(asked / 2)))
        return undefined
      case 'twice':
        land(payment, asked, CURRENCY)
        clock.after(random.between(1, 300) * SECOND, () => {
          if (payment.status === 'paid') land(payment, asked, CURRENCY)
        })
    }
  }

  /** How many commands this browser has given that open something. */
  let keys = 0

  /** The method that was chosen last. */
  let tried = ''

  /** What the buyer sees now, and remembers. */
  async function look(): Promise<Session | undefined> {
    const instance = server()
    const shown = instance && (await within(context, PATIENCE, instance.buyerService.viewOf(session, 'en')))
    if (shown?.action.kind === 'choose' && shown.action.methods.some(({ disabled }) => disabled === 'busy'))
      count('rows that are busy')
    if (shown?.action.kind === 'transfer') {
      const [row] = shown.action.rows
      if (row) seen.set(row.value, Math.round(Number(shown.action.amount.value) * 100))
    }
    return shown
  }

  async function choose(shown: Session): Promise<void> {
    const instance = server()
    if (!instance) return
    const profile = random.pick(PROFILES)
    const live = shown.action.kind === 'choose' ? undefined : shown.attempt?.id
    const wanted = {
      // Many try the same once more.
      method: (tried = tried !== '' && random.chance(0.6) ? tried : `${profile.id}.${random.pick(['one', 'two'])}`),
      ...(live ? { replaces: live } : {}),
      ...(random.chance(0.6) ? { fallback: true } : {}),
    }
    const asked = clock.now()
    const steps = context.stats['slow steps'] ?? 0
    const key = `key ${(keys += 1)}`
    const answer = await within(context, PATIENCE, instance.choose(session, wanted, key))
    // A browser that has heard nothing repeats it under the same key, perhaps much later and to another server.
    if (random.chance(answer ? 0.1 : 0.7)) {
      clock.after(random.between(0, 3) * MINUTE, () => {
        count('choices repeated')
        void within(context, PATIENCE, server()?.choose(session, wanted, key) ?? Promise.resolve(undefined))
      })
    }
    if (!answer) return
    count('choices')
    const took = clock.now() - asked
    const isHeldUp = (context.stats['slow steps'] ?? 0) > steps
    if (took > CHOOSE_LIMIT && !isHeldUp) context.breach(`choose was answered after ${took} ms`)
    tell(`buyer chooses ${wanted.method}: ${answer.kind} ${answer.kind === 'refused' ? answer.why : ''}`)
  }

  /** The same way again: what is over, or what is left to pay. */
  async function renew(attempt: string, instance: ServerInstance, counted: string): Promise<void> {
    const state = await within(context, PATIENCE, instance.read(session))
    const asking = { locale: 'en', keyed: { key: `key ${(keys += 1)}`, command: 'renew' } } as const
    const renewed = state && (await within(context, PATIENCE, instance.buyerService.renew(state, attempt, asking)))
    count(counted)
    tell(`buyer renews ${attempt}: ${renewed?.kind ?? 'no answer'}`)
  }

  async function act(shown: Session): Promise<void> {
    const { action, attempt } = shown
    const instance = server()
    if (!instance) return
    const known = [...seen.keys()].flatMap((id) => model.payments.find((payment) => payment.id === id) ?? [])
    switch (action.kind) {
      case 'choose':
        if (paidOnce) return
        if (attempt?.status === 'underpaid' && random.chance(0.5)) return renew(attempt.id, instance, 'rests renewed')
        if (random.chance(0.85)) return choose(shown)
        break
      case 'transfer': {
        const [row] = action.rows
        const payment = known.find((one) => one.id === row?.value)
        const isGood = action.expiresAt === undefined || Date.parse(action.expiresAt) > clock.now() + 5 * MINUTE
        if (payment && !paidOnce && random.chance(0.5) && (isGood || !honest)) {
          if (honest) paidOnce = payment
          pay(payment, seen.get(payment.id) ?? payment.asked)
          return
        }
        break
      }
      case 'wait':
      case 'frame':
      case 'redirect':
      case 'done':
        break
    }
    if (attempt && action.kind === 'transfer' && action.ended && !paidOnce && random.chance(0.4)) {
      return renew(attempt.id, instance, 'details renewed')
    }
    if (attempt && action.kind === 'wait' && action.details && random.chance(0.1)) {
      const answer = await within(
        context,
        PATIENCE,
        instance.buyerService.unsent(session, attempt.id, { locale: 'en' }),
      )
      if (answer?.kind === 'session') count('words taken back')
      tell(`buyer has not sent it: ${answer?.kind ?? 'no answer'}`)
      return
    }
    if (attempt && random.chance(0.15)) {
      const answer = await within(context, PATIENCE, instance.buyerService.sent(session, attempt.id, { locale: 'en' }))
      tell(`buyer says sent: ${answer?.kind ?? 'no answer'}`)
      return
    }
    if (paidOnce) return
    if (attempt && random.chance(0.12)) {
      const answer = await within(
        context,
        PATIENCE,
        instance.buyerService.cancel(session, attempt.id, { locale: 'en' }),
      )
      tell(`buyer gives ${attempt.id} up: ${answer?.kind ?? 'no answer'}`)
      return
    }
    if (action.kind !== 'done' && random.chance(0.12)) return choose(shown)
    // Details once seen can be paid at any time, whatever the screen says by now.
    const late = known.find((payment) => Object.keys(payment.received).length === 0)
    if (!honest && late && random.chance(0.12)) pay(late, seen.get(late.id) ?? late.asked)
  }

  async function live(): Promise<void> {
    while (clock.now() < options.until) {
      await clock.sleep(random.chance(0.1) ? random.between(1, 30) * MINUTE : random.between(0.2, 90) * SECOND)
      const shown = await look()
      if (shown) await act(shown)
      if (shown?.action.kind === 'done' && random.chance(0.3)) await clock.sleep(random.between(0, 1) * HOUR)
    }
  }

  return { options, paid: () => paidOnce, opened: () => keys, done: live() }
}
