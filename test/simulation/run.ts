/** One run: a random shop's day with servers that die, calls that are lost and buyers who do as they like; then the checks. */
import { memoryStore, type MemoryStore } from './memory-store.ts'
import { createBank, PROFILES, type Bank } from './payment-model.ts'
import { createBuyer, type Buyer } from './buyer.ts'
import { checkEnd, checkLeaving } from './invariants.ts'
import { createClock, settled } from './clock.ts'
import { createLife, type Life, type Trouble } from './server-instance.ts'
import { createPostman, createShopEar, within } from './network.ts'
import { createRandom } from './random.ts'
import type { Store } from '../../server/domain/store.ts'
import { meddle, openOrder } from './shop.ts'
import { createWorld, HOUR, MINUTE, SECOND, type Figures, type World } from './world.ts'

/** A Monday; nothing depends on it. */
const START = 1_760_000_000_000
/** Everything that has to end by itself has ended after this, ms. */
const LONGEST = 8 * 24 * HOUR
/** More happenings than this and the run does not come to rest. */
const MOST_STEPS = 200_000

export interface Outcome {
  readonly seed: number
  readonly broken: readonly string[]
  readonly story: readonly string[]
  readonly figures: Figures
}

interface Fleet {
  /** Any server that is up. */
  server(): Life | undefined
  sweep(): void
  /** The servers' own end of the trouble: every one of them is up and stays up. */
  heal(): void
}

/** How bad a run is: most are bad in one way, some are calm, so that the rare schedules come up too. */
function troubleOf(world: World): Trouble {
  const { random } = world
  const some = (most: number) => (random.chance(0.45) ? 0 : random.next() * most)
  return { crash: some(0.02), stall: some(0.008), jump: some(0.006), storage: some(0.02) }
}

function createFleet(world: World, bank: Bank, store: MemoryStore, webhook: typeof globalThis.fetch): Fleet {
  const { clock, random, count } = world
  const trouble = troubleOf(world)
  const lives: (Life | undefined)[] = []
  const leaving = (kind: 'create' | 'close' | 'refund', id: string) => checkLeaving(world, bank, store, kind, id)

  function start(place: number): void {
    const died = () => {
      if (lives[place] === life) lives[place] = undefined
      const away = world.trouble.on ? (random.chance(0.3) ? random.between(1, 90) : random.between(0.1, 3)) : 0.1
      clock.after(away * SECOND, () => start(place))
    }
    const life = createLife({ world, bank, store, name: `server ${place + 1}`, trouble, webhook, leaving, died })
    count('starts')
    lives[place] = life
    life.begin()
    if (world.trouble.on && random.chance(0.02)) {
      clock.after(random.between(1, 3600) * SECOND, () => {
        if (!life.isAlive()) return
        count('graceful stops')
        if (lives[place] === life) lives[place] = undefined
        void within(world, 20 * SECOND, life.stop()).then(() => life.kill())
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
async function go(world: World, store: MemoryStore, fleet: Fleet, done: () => boolean): Promise<void> {
  const { clock, count } = world
  let sweptAt = 0
  for (let steps = 0; !done(); steps += 1) {
    if (steps > MOST_STEPS) {
      world.breach('the run does not come to rest')
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
  const world = createWorld(clock, random)
  const store = memoryStore(random.chance(0.4))
  const server = () => fleet.server()
  const bank: Bank = createBank(
    world,
    createPostman(world, () => bank, server),
  )
  const ear = createShopEar(world)
  const fleet = createFleet(world, bank, { ...store, ...spoil(store) }, ear.fetch)
  world.trouble.on = random.chance(0.93)

  const until = clock.now() + random.between(0.3, 2.5) * HOUR
  const meddles = random.chance(0.5)
  const honest = random.chance(0.4)
  const buyers: Buyer[] = []
  const sessions: string[] = []
  const day = async () => {
    const orders = random.chance(0.2) ? 2 : 1
    const all = Array.from({ length: orders }, async (_, index) => {
      const amount = 100 + random.below(500_000)
      const options = { world, server, order: `order-${index}`, amount, meddles: meddles && !honest, until }
      const session = await openOrder(options)
      sessions.push(session)
      const buyer = createBuyer({ world, bank, session, server, honest, until })
      buyers.push(buyer)
      await Promise.all([buyer.done, meddle(options, session), banker(world, bank, until)])
    })
    await Promise.all(all)
  }
  let isDayOver = false
  const failed: unknown[] = []
  day().then(
    () => (isDayOver = true),
    (error: unknown) => failed.push(error),
  )
  await go(world, store, fleet, () => isDayOver || failed.length > 0)
  for (const error of failed) world.breach(`the day broke off: ${String(error)}`)

  world.tell('the trouble ends')
  world.trouble.on = false
  fleet.heal()
  const end = clock.now() + LONGEST
  await go(world, store, fleet, () => clock.now() > end)
  await checkEnd({
    world,
    bank,
    store,
    heard: ear.heard,
    strays: await store.unmatched(),
    buyers,
    server,
    go: (done) => go(world, store, fleet, done),
  })
  return { seed, broken: world.broken, story: world.story, figures: world.figures }
}

/** What the payment systems do by themselves: they decline, expire, and take money back for the payer's bank. */
async function banker({ clock, random, tell, count }: World, bank: Bank, until: number): Promise<void> {
  while (clock.now() < until + HOUR) {
    await clock.sleep(random.between(0.5, 20) * MINUTE)
    const profile = random.pick(PROFILES)
    if (random.chance(0.02) && profile.callbacks === 'reports') {
      count('stray payments')
      tell(`${bank.stray(profile, 1 + random.below(5000)).id} comes for nobody`)
    }
    for (const payment of bank.payments) {
      if (payment.status === 'open' && payment.expiresAt < clock.now() && random.chance(0.7)) {
        tell(`${payment.id} expires at its bank`)
        bank.move(payment, 'expired')
      } else if (payment.status === 'open' && random.chance(0.02)) {
        tell(`${payment.id} is declined`)
        bank.move(payment, 'failed')
      } else if (payment.status === 'paid' && payment.chargedBack === 0 && random.chance(0.004)) {
        const [received = 0] = Object.values(payment.received)
        bank.chargeBack(payment, 1 + random.below(received))
      }
    }
  }
}
