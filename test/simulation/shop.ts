/** The shop's backend: opens the order, opens it again, ends it, accepts, sends money back, twice at once. */
import { refundId } from '../../server/checkout/ids.ts'
import type { ShopSession } from '../../src/contract/shop/index.ts'
import type { Clerk } from './clerk.ts'
import { MINUTE, SECOND, type SimulationContext } from './context.ts'
import { within } from './network.ts'
import { CURRENCY, type PaymentModel } from './payment-model.ts'
import type { Dismissed } from './refund-rules.ts'
import type { ServerInstance } from './server-instance.ts'

/** How long somebody of the shop waits for an answer, ms. */
export const PATIENCE = 30 * SECOND

export interface OrderOptions {
  readonly context: SimulationContext
  readonly server: () => ServerInstance | undefined
  readonly model: PaymentModel
  readonly order: string
  /** Minor units. */
  readonly amount: number
  readonly clerk: Clerk
  /** False for a shop that only opens the order and lets it be. */
  readonly meddles: boolean
  /** What has been called nobody's, as it was then. */
  readonly dismissed: Dismissed
  readonly until: number
}

const ACTS = {
  nothing: 50,
  reopen: 12,
  reprice: 16,
  cancel: 3,
  accept: 5,
  refund: 16,
  refundSession: 6,
  reconcile: 10,
  assign: 12,
  dismiss: 6,
  erase: 4,
} as const

/** Opens the order, asking again until it is open; the answer is the session's id. */
export async function openOrder({ context, server, order, amount }: OrderOptions, customer = 'c1'): Promise<string> {
  const expiresIn = 300 + context.random.below(3300)
  const value = (amount / 100).toFixed(2)
  const posted = { id: order, amount: { value, currency: CURRENCY } }
  for (;;) {
    const instance = server()
    const asked = instance?.openSession({ order: posted, customer: { id: customer }, expiresIn }, posted)
    const answer = asked && (await within(context, PATIENCE, asked))
    // It has another amount by now, and stays as it is.
    if (answer && 'id' in answer) return answer.id
    if (answer) throw new Error(`An order could not be opened: ${JSON.stringify(answer)}`)
    await context.clock.sleep(SECOND)
  }
}

/** What the shop does with the session until its time is over. */
export async function meddle(options: OrderOptions, session: string): Promise<void> {
  const { context, server, model, clerk, until } = options
  const { clock, random, tell, count } = context

  async function refund(shown: ShopSession): Promise<void> {
    const attempt = shown.attempts.find((one) => Number(one.received.value) > 0)
    if (!attempt) return
    const received = Math.round(Number(attempt.received.value) * 100)
    const id = refundId()
    // Two people press the button, or one of them twice.
    const presses = random.chance(0.5) ? 2 : 1
    const asked = Array.from({ length: presses }, (_, index) => {
      const instance = server()
      const wish = random.chance(0.3) ? {} : { amount: 1 + random.below(received), currency: CURRENCY }
      return (
        instance &&
        within(
          context,
          PATIENCE,
          instance.shopService.refund(attempt.id, wish, index === 0 || random.chance(0.3) ? id : refundId()),
        )
      )
    })
    for (const answer of await Promise.all(asked)) {
      if (answer?.kind === 'asked') count('refunds')
      tell(`shop refunds ${attempt.id}: ${answer?.kind ?? 'no answer'}`)
    }
  }

  /** All that came, or a part of it, over whatever attempts brought it. */
  async function refundSession(shown: ShopSession): Promise<void> {
    const received = Math.round(Number(shown.received.value) * 100)
    if (received <= 0) return
    const wish = random.chance(0.5) ? {} : { amount: 1 + random.below(received), currency: CURRENCY }
    const id = refundId()
    for (let press = 0; press < 2; press += 1) {
      const instance = server()
      const answer =
        instance && (await within(context, PATIENCE, instance.shopService.refundSession(session, wish, id)))
      if (answer?.kind === 'asked') count(answer.refunds.length > 1 ? 'refunds split' : 'refunds of a session')
      tell(`shop refunds the session: ${answer?.kind ?? 'no answer'}`)
    }
  }

  /** Somebody looks an unknown refund up in the payment system's own cabinet, and says rightly how it ended. */
  async function settle(shown: ShopSession): Promise<void> {
    const lost = shown.refunds.find(({ status }) => status === 'unknown')
    const made = lost && model.refunds.find(({ id }) => id === lost.id)
    if (!lost || made?.status === 'pending') return
    const outcome = made?.status === 'succeeded' ? 'succeeded' : 'failed'
    // What was lost on its way may yet arrive: whoever looks too soon sees nothing.
    if (!made && Date.parse(lost.createdAt) > clock.now() - 10 * MINUTE) return
    const answer = await within(
      context,
      PATIENCE,
      server()?.shopService.settleRefund(lost.id, { outcome, note: 'seen in the cabinet' }) ??
        Promise.resolve(undefined),
    )
    if (answer?.kind === 'settled') count(`refunds settled: ${outcome}`)
    tell(`shop settles ${lost.id} as ${outcome}: ${answer?.kind ?? 'no answer'}`)
  }

  if (!options.meddles) return
  while (clock.now() < until) {
    await clock.sleep(random.between(1, 25) * MINUTE)
    const instance = server()
    const act = random.weighted(ACTS)
    if (!instance) continue
    const before = await within(context, PATIENCE, instance.shopService.read(session))
    if (before) {
      await settle(before)
      await clerk.act(before)
    }
    if (random.chance(0.2)) {
      const erased = await within(context, PATIENCE, instance.eraser.byAge(undefined))
      if ((erased ?? 0) > 0) count('sessions erased later')
    }
    if (act === 'nothing') continue
    switch (act) {
      case 'reopen':
        // Who pays has signed in meanwhile, perhaps.
        await within(context, PATIENCE, openOrder(options, `c${1 + random.below(3)}`))
        tell('shop opens the order again')
        break
      case 'reprice': {
        const value = ((100 + random.below(options.amount * 2)) / 100).toFixed(2)
        const named = { order: { amount: { value, currency: CURRENCY } } }
        const said = { posted: named.order }
        const answer = await within(context, PATIENCE, instance.shopService.update(session, named, said))
        const word = answer?.kind === 'refused' ? answer.why : (answer?.kind ?? 'no answer')
        count(`amounts changed: ${word}`)
        tell(`shop changes the amount to ${value}: ${word}`)
        break
      }
      case 'cancel':
        await within(context, PATIENCE, instance.shopService.cancel(session))
        tell('shop cancels')
        break
      case 'accept':
        await within(context, PATIENCE, instance.shopService.accept(session))
        tell('shop accepts')
        break
      case 'refund': {
        const shown = await within(context, PATIENCE, instance.shopService.read(session))
        if (shown) await refund(shown)
        break
      }
      case 'refundSession': {
        const shown = await within(context, PATIENCE, instance.shopService.read(session))
        if (shown) await refundSession(shown)
        break
      }
      case 'assign': {
        // Two of the staff settle the same money at once, perhaps for different attempts.
        const [shown, unmatched] = await Promise.all([
          within(context, PATIENCE, instance.shopService.read(session)),
          within(context, PATIENCE, instance.shopService.unmatched()),
        ])
        const found = unmatched?.[random.below(unmatched.length)]
        const attempts = shown?.attempts ?? []
        const settling = [random.below(attempts.length), random.below(attempts.length)].map((place) => {
          const attempt = attempts[place]
          const target = attempt && random.chance(0.6) ? { attempt: attempt.id } : { session }
          if ('session' in target) count('money assigned to a session')
          return found && within(context, PATIENCE, instance.shopService.assign(found.id, target, {}))
        })
        for (const answer of await Promise.all(settling))
          if (answer) tell(`shop assigns ${found?.reference ?? ''}: ${answer.kind}`)
        break
      }
      case 'dismiss': {
        const listed = (await within(context, PATIENCE, instance.shopService.unmatched())) ?? []
        const open = listed.filter(({ state }) => state === 'open')
        const found = open[random.below(open.length)]
        const said = { note: 'not ours' }
        const answer = found && (await within(context, PATIENCE, instance.shopService.dismiss(found.id, said)))
        if (answer?.kind !== 'dismissed') break
        count('money dismissed')
        options.dismissed.set(answer.unmatched.id, Math.round(Number(answer.unmatched.received?.value) * 100))
        tell(`shop dismisses ${answer.unmatched.reference}`)
        break
      }
      case 'erase': {
        const erased = await within(context, PATIENCE, instance.eraser.order(options.order, { by: 'Anna' }))
        if ((erased?.erased ?? 0) > 0) count('sessions erased')
        tell(`shop erases its customer: ${erased?.kept[0]?.why ?? 'done'}`)
        break
      }
      case 'reconcile': {
        const shown = await within(context, PATIENCE, instance.shopService.read(session))
        const attempt = shown?.attempts.at(-1)
        if (attempt) await within(context, PATIENCE, instance.shopService.reconcile(attempt.id))
        break
      }
    }
  }
}
