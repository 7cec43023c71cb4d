/** One running server: storage, providers, services, worker and routes, from an environment. */
import type { Hono } from 'hono'
import { pino, type Logger } from 'pino'
import { createApp } from './app.ts'
import { createBroadcasts } from './checkout/broadcasts.ts'
import { createBuyerService } from './checkout/buyer-service.ts'
import { createCatalogue } from './checkout/catalogue.ts'
import { createOffers } from './checkout/offers.ts'
import { createPicker } from './checkout/picker.ts'
import { createRouteHistory } from './checkout/route-history.ts'
import { returnKeyOf } from './checkout/ids.ts'
import { createEraser } from './checkout/eraser.ts'
import { createProviderRegistry } from './checkout/provider-registry.ts'
import { createReleases } from './checkout/releases.ts'
import { createRevisions } from './checkout/revisions.ts'
import { createSessionOpener } from './checkout/session-opener.ts'
import { createSessionWriter } from './checkout/session-writer.ts'
import { createReceiptService } from './checkout/receipt-service.ts'
import { createShopService } from './checkout/shop-service.ts'
import { realTimers, type Timers } from './checkout/timers.ts'
import { createStrayChecker } from './checkout/strays.ts'
import { createWorker } from './checkout/worker.ts'
import { onPort, readConfig, type Env } from './config.ts'
import { trackInFlight } from './in-flight.ts'
import { createClientReader } from './limits/client.ts'
import { createLimits } from './limits/limits.ts'
import { listen, type Listener } from './listener.ts'
import { readChunks, readScripts, WIDGET } from './manifest.ts'
import { createMetrics } from './metrics.ts'
import { iconAddress } from './routes/icons.ts'
import { openMarks } from './routes/marks.ts'
import { isUnsealed } from './settings/database.ts'
import { openStore } from './store/open-store.ts'
import { createSender } from './webhooks/sender.ts'

/** How long a stop waits for calls in flight, ms. What is not done by then is taken up by the next start. */
const STOP_LIMIT = 8000
/** How long a stop waits for requests that are being answered, ms. */
const DRAIN_LIMIT = 3000
/** How often we say that the files of this release are in use, ms. */
const IN_USE = 6 * 3_600_000

export interface Running {
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

export interface ServerOptions {
  readonly env: Env
  readonly log?: Logger
  /** Routes served before ours, for a shop that lives in the same server. */
  readonly before?: (app: Hono) => void
  /** The port it answers on, where that was taken before: settings may name it. Else `PAYWICKET_PORT` on `PAYWICKET_HOST`. */
  readonly listener?: Listener
  /** The server's clock, ms since the epoch, and its waits for providers. A test may run them ahead. */
  readonly now?: () => number
  readonly timers?: Timers
  /** How long a lost request may still be on its way to a provider, ms. */
  readonly arrival?: number
  /** The absolute folder of the built widget. */
  readonly widget?: string
  /** How payment systems and the shop are called; a test may look on. */
  readonly fetch?: typeof globalThis.fetch
  /** How many event streams a token may hold open; a test may let it hold more. */
  readonly streams?: number
}

/** The environment does not make a server; `errors` are sentences that name the variables. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly errors: readonly string[]
  constructor(errors: readonly string[]) {
    super(`The settings are not complete:\n${errors.map((error) => `- ${error}`).join('\n')}`)
    this.errors = errors
  }
}

/** Starts a server and resolves when it answers. Throws `ConfigError` with everything that is wrong with the environment. */
export async function startServer(options: ServerOptions): Promise<Running> {
  const { env, log = pino(), before, now = () => Date.now(), timers = realTimers, fetch = globalThis.fetch } = options
  const metrics = createMetrics()
  const result = readConfig(env, {
    now,
    timeout: timers.timeout,
    fetch,
    observe: metrics.call,
    leftOut: metrics.leftOut,
  })
  if (result.kind === 'wrong') throw new ConfigError(result.errors)
  const { config: asked } = result
  for (const stranger of result.strangers) log.warn(stranger, 'a variable that nobody knows; is the nearest meant?')
  if (asked.mode === 'live' && isUnsealed(asked.databaseUrl))
    log.warn(
      {},
      'DATABASE_URL names another machine without sslmode=verify-full: what goes there can be read and changed',
    )
  const marks = await openMarks(asked.iconDir).catch((error: unknown) => {
    throw new ConfigError([error instanceof Error ? error.message : String(error)])
  })
  const registry = createProviderRegistry(asked.providers)
  const store = await openStore(asked.databaseUrl, { log })
  const revisions = createRevisions()
  const unwatch = await store.watch({
    revision: revisions.publish,
    missed: revisions.missed,
    watched: revisions.watched,
  })
  const listener = options.listener ?? (await listen(asked.port, asked.host))
  const config = onPort(asked, listener.port)
  const { mode, publicUrl, shopName } = config
  const routes = createRouteHistory({ store, now, log })
  const sendsWebhooks = config.webhooks.length > 0
  const rounding = config.rounding ? { rounding: config.rounding } : {}
  const writer = createSessionWriter({
    store,
    registry,
    revisions,
    now,
    sendsWebhooks,
    onAttempt: metrics.attempt,
    onWarned(warned) {
      metrics.warned(warned.provider, warned.warning)
      log.warn(warned, 'something about the details of a payment does not add up; its buyer is told')
    },
    onRoutes: routes.tell,
    ...rounding,
  })
  const sessions = createWorker({
    store,
    writer,
    registry,
    log,
    now,
    publicUrl,
    returnKey: (attempt) => returnKeyOf(config.secretKeys[0] ?? '', attempt),
    timers,
    ...(options.arrival === undefined ? {} : { arrival: options.arrival }),
  })
  const icon = iconAddress(publicUrl, config.iconHosts, marks)
  const services = { store, sessions, registry, revisions, timers }
  const catalogue = createCatalogue(registry.all, now, timers, metrics.leftOut)
  const picker = createPicker({ catalogue, routes, store, icon, settings: config.picker })
  const openSession = createSessionOpener({ ...services, catalogue, now, mode, publicUrl })
  const buyerService = createBuyerService({
    ...services,
    catalogue,
    now,
    shopName,
    icon,
    picker,
    ...(config.contact ? { contact: config.contact } : {}),
    banks: config.sbpBanks,
    ...rounding,
  })
  const broadcasts = createBroadcasts({
    revisions,
    view: buyerService.watched,
    isReadable: buyerService.isReadableNow,
    isHeld: async (session, token) => (await store.keyHolder(token))?.session === session,
    now,
    timers,
    log,
  })
  const limits = createLimits({
    now,
    onRefused: metrics.limited,
    ...(options.streams === undefined ? {} : { streams: options.streams }),
  })
  const refusing = { limits, clientOf: createClientReader(config.trustedProxies) }
  const shopService = createShopService(services)
  const receipts = createReceiptService({ store, sessions: writer })
  const eraser = createEraser({
    store,
    sessions: writer,
    now,
    timers,
    log,
    sendsWebhooks,
    ...(config.keepDays === undefined ? {} : { keepDays: config.keepDays }),
  })
  const callbacks = { store, sessions, registry, now, log, mode }
  const widget = options.widget ?? WIDGET
  const releases = createReleases({ store, chunks: () => readChunks(widget), now, log })
  const app = createApp(
    {
      config,
      store,
      registry,
      openSession,
      buyerService,
      receipts,
      shopService,
      marks,
      offers: createOffers(picker),
      eraser,
      callbacks,
      broadcasts,
      refusing,
      metrics,
      log,
      now,
      assets: widget,
      releases,
      scripts: readScripts(widget),
    },
    before,
  )
  const requests = trackInFlight(app)
  const sender = sendsWebhooks
    ? createSender({ store, now, log, timers, fetch, addresses: config.webhooks })
    : undefined
  const strays = createStrayChecker(callbacks, timers)
  sessions.start()
  strays.start()
  await eraser.start()
  sender?.start()
  listener.answer(requests.fetch)
  // Nobody waits for it, but the end of the storage.
  let keeping = releases.keep()
  const stopKeeping = timers.every(IN_USE, () => {
    keeping = releases.keep()
  })
  return {
    port: listener.port,
    url: publicUrl,
    async close() {
      const closed = listener.close()
      await requests.drained(DRAIN_LIMIT)
      // Open event streams would hold the server for ever.
      listener.cut()
      await sessions.stop(STOP_LIMIT)
      await sender?.stop()
      await strays.stop()
      await eraser.stop()
      stopKeeping()
      await keeping
      await closed
      await unwatch()
      await store.close()
    },
  }
}
