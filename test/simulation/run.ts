/** One run: a random shop's day with servers that die, calls that are lost and buyers who do as they like; then the checks. */
import type { Store } from '../../server/domain/store.ts'
import { memoryStore, type MemoryStore } from '../support/store/memory-store.ts'
import { createBuyer, type Buyer } from './buyer.ts'
import { createClerk, type Clerk } from './clerk.ts'
import { createClock, settled } from './clock.ts'
import { createSimulationContext, HOUR, MINUTE, SECOND, type Stats, type SimulationContext } from './context.ts'
import { checkEnd, checkLeaving } from './invariants.ts'
import { createNetwork, createWebhookReceiver, within } from './network.ts'
import { createPaymentModel, CURRENCY, PROFILES, type PaymentModel } from './payment-model.ts'
import { createRandom } from './random.ts'
import type { Dismissed } from './refund-rules.ts'
import { createServerInstance, type ServerInstance, type Trouble } from './server-instance.ts'
import { meddle, openOrder, PATIENCE } from './shop.ts'
import { watched } from './step-rules.ts'

/** A Monday; nothing depends on it. */
const START = 1_760_000_000_000
/** Everything that has to end by itself has ended after this, ms: money in another currency holds a session open for 30 days. */
const LONGEST = 32 * 24 * HOUR
/** More happenings than this and the run does not come to rest. */
const MOST_STEPS = 200_000

export interface Outcome {
  readonly seed: number
  readonly broken: readonly string[]
  readonly story: readonly string[]
  readonly stats: Stats
}

interface Fleet {
  /** Any server that is up. */
  server(): ServerInstance | undefined
  sweep(): void
  /** The servers' own end of the trouble: every one of them is up and stays up. */
  heal(): void
}

/** How bad a run is: most are bad in one way, some are calm, so that the rare schedules come up too. */
function troubleOf(context: SimulationContext): Trouble {
  const { random } = context
  const some = (most: number) => (random.chance(0.45) ? 0 : random.next() * most)
  return { crash: some(0.02), stall: some(0.008), jump: some(0.006), storage: some(0.02) }
}

function createFleet(
  context: SimulationContext,
  model: PaymentModel,
  store: MemoryStore,
  webhook: typeof globalThis.fetch,
): Fleet {
  const { clock, random, count } = context
  const trouble = troubleOf(context)
  const lives: (ServerInstance | undefined)[] = []
  const leaving = (kind: 'create' | 'close' | 'refund', id: string) => checkLeaving(context, model, store, kind, id)

  function start(place: number): void {
    const died = () => {
      if (lives[place] === life) lives[place] = undefined
      const away = context.trouble.on ? (random.chance(0.3) ? random.between(1, 90) : random.between(0.1, 3)) : 0.1
      clock.after(away * SECOND, () => start(place))
    }
    const life = createServerInstance({
      context,
      model,
      store,
      name: `server ${place + 1}`,
      trouble,
      webhook,
      leaving,
      died,
    })
    count('starts')
    lives[place] = life
    life.begin()
    if (context.trouble.on && random.chance(0.02)) {
      clock.after(random.between(1, 3600) * SECOND, () => {
        if (!life.isAlive()) return
        count('graceful stops')
        if (lives[place] === life) lives[place] = undefined
        void within(context, 20 * SECOND, life.stop()).then(() => life.kill())
      })
    }
  }

  const size = store.alone ? 1 : 2
  for (let place = 0; place < size; place += 1) start(place)
  return {
    server() {
      const up = lives.filter((life) => life !== undefined)
      return up.length === 0 ? undefined : up[random.below(up.length)]
    },
    sweep() {
      for (const life of lives) life?.sweep()
    },
    heal() {
      // A fresh start of each: clocks are right again, and nothing stands still.
      for (const life of lives) life?.kill()
    },
  }
}

/** Lets planned things happen until `done` says so or nothing is left to happen. */
async function go(context: SimulationContext, store: MemoryStore, fleet: Fleet, done: () => boolean): Promise<void> {
  const { clock, count } = context
  let sweptAt = 0
  for (let steps = 0; !done(); steps += 1) {
    if (steps > MOST_STEPS) {
      context.breach('the run does not come to rest')
      return
    }
    const next = clock.next() ?? Infinity
    const due = store.nextDue() ?? Infinity
    const sweepAt = Math.max(due, sweptAt + SECOND)
    if (Math.min(next, sweepAt) === Infinity) return
    if (sweepAt < next) {
      clock.advance(sweepAt)
      sweptAt = clock.now()
      fleet.sweep()
    } else clock.step()
    count('steps')
    await settled()
  }
}

/** Plays the run of `seed`. The same seed plays the same run. `spoil` may put a worse storage in place, to see it found out. */
export async function simulate(seed: number, spoil: (store: Store) => Store = (store) => store): Promise<Outcome> {
  const random = createRandom(seed)
  const clock = createClock(START)
  const context = createSimulationContext(clock, random)
  const store = memoryStore(random.chance(0.4))
  const server = () => fleet.server()
  const model: PaymentModel = createPaymentModel(
    context,
    createNetwork(context, () => model, server),
  )
  const ear = createWebhookReceiver(context)
  const fleet = createFleet(
    context,
    model,
    { ...store, ...spoil({ ...store, ...watched(context, model, store) }) },
    ear.fetch,
  )
  context.trouble.on = random.chance(0.93)

  const until = clock.now() + random.between(0.3, 2.5) * HOUR
  const meddles = random.chance(0.5)
  const honest = random.chance(0.4)
  const buyers: Buyer[] = []
  const clerks = new Map<string, Clerk>()
  const dismissed: Dismissed = new Map()
  const day = async () => {
    const orders = random.chance(0.2) ? 2 : 1
    const all = Array.from({ length: orders }, async (_, index) => {
      const amount = 100 + random.below(500_000)
      const clerk = createClerk({ context, server, model, amount, patience: PATIENCE })
      const order = `order-${index}`
      const options = { context, server, model, clerk, order, amount, meddles: meddles && !honest, dismissed, until }
      const session = await openOrder(options)
      clerks.set(session, clerk)
      const buyer = createBuyer({ context, model, session, server, honest, until })
      buyers.push(buyer)
      await Promise.all([buyer.done, meddle(options, session), banker(context, model, until)])
    })
    await Promise.all(all)
  }
  let isDayOver = false
  const failed: unknown[] = []
  day().then(
    () => (isDayOver = true),
    (error: unknown) => failed.push(error),
  )
  await go(context, store, fleet, () => isDayOver || failed.length > 0)
  for (const error of failed) context.breach(`the day broke off: ${String(error)}`)

  context.tell('the trouble ends')
  context.trouble.on = false
  fleet.heal()
  const end = clock.now() + LONGEST
  await go(context, store, fleet, () => clock.now() > end)
  await checkEnd({
    context,
    model,
    store,
    heard: ear.heard,
    unmatched: await store.unmatched(),
    buyers,
    clerks,
    dismissed,
    server,
    go: (done) => go(context, store, fleet, done),
  })
  return { seed, broken: context.broken, story: context.story, stats: context.stats }
}

/** What the payment systems do by themselves: they decline, expire, and take money back for the payer's bank. */
async function banker(
  { clock, random, tell, count }: SimulationContext,
  model: PaymentModel,
  until: number,
): Promise<void> {
  while (clock.now() < until + HOUR) {
    await clock.sleep(random.between(0.5, 20) * MINUTE)
    const profile = random.pick(PROFILES)
    if (random.chance(0.03)) {
      count('payments for nobody')
      tell(`${model.payNobody(profile, 1 + random.below(5000)).id} comes for nobody`)
    }
    for (const payment of model.payments) {
      if (payment.status === 'open' && payment.expiresAt < clock.now() && random.chance(0.7)) {
        tell(`${payment.id} expires at its bank`)
        model.move(payment, 'expired')
      } else if (payment.status === 'open' && random.chance(0.02)) {
        tell(`${payment.id} is declined`)
        model.move(payment, 'failed')
      } else if (payment.status === 'paid' && payment.chargedBack === 0 && random.chance(0.004)) {
        const [received = 0] = Object.values(payment.received)
        model.chargeBack(payment, 1 + random.below(received))
      } else if (payment.status === 'paid' && payment.attempt !== '' && random.chance(0.02)) {
        const left = model.left(payment)
        if (left > 0) model.refundElsewhere(payment, 1 + random.below(left))
      } else if (payment.attempt === '' && random.chance(0.05)) {
        count('more for nobody')
        tell(`more comes on ${payment.id}, for nobody`)
        model.receive(payment, 1 + random.below(5000), CURRENCY)
        model.move(payment, 'paid')
      }
    }
  }
}
