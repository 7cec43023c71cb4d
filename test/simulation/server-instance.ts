/**
 * One life of one server: the real writer, worker, services, callbacks and sender, from its start until it is killed. Between
 * any two of its steps it may stand still, lose its storage for a moment, or die; what it then still waits for
 * never comes.
 */
import { createBuyerService, type BuyerService, type Commanded } from '../../server/checkout/buyer-service.ts'
import { takeCallback, type CallbackOutcome } from '../../server/checkout/callbacks.ts'
import { createCatalogue } from '../../server/checkout/catalogue.ts'
import { createEraser, type Eraser } from '../../server/checkout/eraser.ts'
import { createPicker } from '../../server/checkout/picker.ts'
import { createProviderRegistry } from '../../server/checkout/provider-registry.ts'
import { createRevisions } from '../../server/checkout/revisions.ts'
import { createRouteHistory } from '../../server/checkout/route-history.ts'
import { createSessionOpener, type OpenSession } from '../../server/checkout/session-opener.ts'
import { createSessionWriter } from '../../server/checkout/session-writer.ts'
import { createShopService, type ShopService } from '../../server/checkout/shop-service.ts'
import type { Timers } from '../../server/checkout/timers.ts'
import { createStrayChecker } from '../../server/checkout/strays.ts'
import { createWorker } from '../../server/checkout/worker.ts'
import type { SessionState } from '../../server/domain/session.ts'
import type { Store } from '../../server/domain/store.ts'
import { createSender } from '../../server/webhooks/sender.ts'
import type { ChooseCommand } from '../../src/contract/index.ts'
import { SECOND, type SimulationContext } from './context.ts'
import { PROFILES, type PaymentModel } from './payment-model.ts'
import { simulatedProvider, type CallbackBody, type Line } from './provider.ts'

/** How often things go wrong, for each step of a server. */
export interface Trouble {
  readonly crash: number
  readonly stall: number
  readonly jump: number
  readonly storage: number
}

export interface ServerInstance {
  /** Its first step; it may be its last. */
  begin(): void
  readonly openSession: OpenSession
  readonly buyerService: BuyerService
  readonly shopService: ShopService
  readonly eraser: Eraser
  /** As its route does: reads the session, and hands it to the buyer's service. */
  read(session: string): Promise<SessionState | undefined>
  choose(session: string, wanted: ChooseCommand, key: string): Promise<Commanded | undefined>
  takeCallback(provider: string, body: CallbackBody): Promise<CallbackOutcome>
  isAlive(): boolean
  /** One turn of everything that is done every second or oftener. */
  sweep(): void
  kill(): void
  /** Asks it to stop and waits as the real one does. */
  stop(): Promise<void>
}

export interface ServerInstanceOptions {
  readonly context: SimulationContext
  readonly model: PaymentModel
  readonly store: Store
  readonly name: string
  readonly trouble: Trouble
  readonly webhook: typeof globalThis.fetch
  readonly leaving: Line['leaving']
  /** Told once when it is dead. */
  readonly died: () => void
}

const NEVER = new AbortController().signal
const SECRET = 'whsec_c2ltdWxhdGVkLXNlY3JldC0wMTIzNDU2Nzg5'

class StorageAway extends Error {}

export function createServerInstance(options: ServerInstanceOptions): ServerInstance {
  const { context, model, name, trouble, died } = options
  const { clock, random, tell, count } = context
  const sweeps = new Set<() => void>()
  let alive = true
  let endWatch: (() => Promise<void>) | undefined
  let awakeAt = 0
  let skew = Math.round(random.between(-2, 2) * SECOND)

  function kill(): void {
    if (!alive) return
    alive = false
    sweeps.clear()
    void endWatch?.()
    died()
  }

  /** Runs `work` on this server after `delay`, or when it moves again, or never. */
  function deliver(delay: number, work: () => void): void {
    clock.after(delay, () => {
      if (!alive) return
      const still = Math.ceil(awakeAt - clock.now())
      if (still > 0) deliver(still, work)
      else work()
    })
  }

  /** Between two steps anything may happen. */
  function misfortune(): void {
    if (!context.trouble.on) return
    if (random.chance(trouble.crash)) {
      count('crashes')
      tell(`${name}: killed`)
      kill()
    } else if (random.chance(trouble.stall)) {
      const lasts = random.between(1, 90) * SECOND
      awakeAt = Math.ceil(clock.now() + lasts)
      count('stalls')
      count('slow steps')
      tell(`${name}: stands still for ${Math.round(lasts / SECOND)} s`)
    } else if (random.chance(trouble.jump)) {
      const by = Math.round(random.between(-300, random.chance(0.2) ? 7200 : 300)) * SECOND
      skew += by
      count('clock jumps')
      tell(`${name}: its clock jumps by ${by / SECOND} s`)
    }
  }

  function step(): Promise<void> {
    misfortune()
    const isSlow = random.chance(0.02)
    if (isSlow || !alive || awakeAt > clock.now()) count('slow steps')
    return new Promise((resolve) => deliver(isSlow ? random.between(100, 3000) : random.below(8), resolve))
  }

  /** Storage, reached in two steps: on the way there nothing has happened yet, on the way back all of it has. */
  const store = new Proxy(options.store, {
    get(held, key) {
      const member: unknown = Reflect.get(held, key)
      if (typeof member !== 'function') return member
      return async (...given: unknown[]) => {
        await step()
        const isAway = context.trouble.on && random.chance(trouble.storage)
        if (isAway && random.chance(0.5)) throw new StorageAway('storage is away')
        const result: unknown = await Reflect.apply(member, held, given)
        if (random.chance(0.3)) await step()
        else misfortune()
        if (isAway) throw new StorageAway('the connection was lost as it was stored')
        // A server that was just killed or stands still gets nothing back for now.
        if (!alive || awakeAt > clock.now()) await new Promise<void>((resolve) => deliver(0, resolve))
        return result
      }
    },
  })

  const timers: Timers = {
    sleep: (ms) => new Promise((resolve) => deliver(ms, resolve)),
    every(ms, work) {
      if (ms <= SECOND) {
        sweeps.add(work)
        return () => void sweeps.delete(work)
      }
      let going = true
      const turn = () => {
        if (!going) return
        work()
        deliver(ms, turn)
      }
      deliver(ms, turn)
      return () => void (going = false)
    },
    timeout: () => NEVER,
  }

  const now = () => clock.now() + skew
  const quiet = (_detail: object, _message: string) => {}
  const log = {
    info: quiet,
    warn: quiet,
    error(detail: object, message: string) {
      const error = 'err' in detail ? detail.err : undefined
      if (!(error instanceof StorageAway)) context.breach(`${name}: ${message}: ${String(error)}`)
    },
  }
  const providers = PROFILES.map((profile) =>
    simulatedProvider(context, model, profile, { deliver, leaving: options.leaving }),
  )
  const routes = createRouteHistory({ store, now, log })
  const publicUrl = 'http://paywicket.test'
  const revisions = createRevisions()
  /** What another server has changed is heard of a little later. */
  const hear = (session: string, revision: number) =>
    deliver(random.below(8), () => revisions.publish(session, revision))
  async function watchStore(): Promise<void> {
    endWatch = await options.store.watch({ revision: hear, missed: revisions.missed, watched: revisions.watched })
    if (!alive) await endWatch()
  }
  const registry = createProviderRegistry(providers)
  const writer = createSessionWriter({ store, registry, revisions, now, sendsWebhooks: true, onRoutes: routes.tell })
  const sessions = createWorker({
    store,
    writer,
    registry,
    log,
    now,
    publicUrl,
    returnKey: (id) => `key of ${id}`,
    timers,
  })
  const services = { store, sessions, registry, revisions, timers }
  const shopName = 'Tea House'
  const icon = () => undefined
  const mode = 'test'
  const catalogue = createCatalogue(providers, now)
  const picker = createPicker({ catalogue, routes, store, icon })
  const buyerService = createBuyerService({ ...services, catalogue, picker, now, shopName, icon })
  const strays = createStrayChecker({ store, sessions, registry, now, log, mode }, timers)
  const sender = createSender({
    store,
    addresses: [{ url: 'http://shop.test', secrets: [SECRET] }],
    now,
    log,
    timers,
    fetch: options.webhook,
  })
  return {
    begin() {
      void watchStore()
      sessions.start()
      sender.start()
      strays.start()
    },
    openSession: createSessionOpener({ ...services, catalogue, now, mode, publicUrl }),
    buyerService,
    shopService: createShopService(services),
    eraser: createEraser({ store, sessions, now, timers, log, sendsWebhooks: true }),
    read: (session) => store.read(session),
    async choose(session, wanted, key) {
      const state = await store.read(session)
      return (
        state && buyerService.choose(state, wanted, { locale: 'en', keyed: { key, command: JSON.stringify(wanted) } })
      )
    },
    takeCallback: (provider, body) =>
      takeCallback({ store, sessions, registry, now, log, mode }, provider, {
        body: new TextEncoder().encode(JSON.stringify(body)),
        headers: {},
      }),
    isAlive: () => alive,
    sweep() {
      if (alive && awakeAt <= clock.now()) for (const work of sweeps) work()
    },
    kill,
    async stop() {
      await sessions.stop(8 * SECOND)
      await sender.stop()
      await strays.stop()
      kill()
    },
  }
}
