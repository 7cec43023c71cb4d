/**
 * Takes a recorded database through the days after an upgrade and writes down what its shop, its buyers and its payment
 * systems see. What is right is for the test to say.
 */
import { until } from '../../support/until.ts'
import { seeTo, type ByHand } from './by-hand.ts'
import { SOON, TODAY, TOMORROW } from './hours.ts'
import { chooseAgain, tryKeys, type Tried } from './keys.ts'
import type { Call } from './provider-side.ts'
import type { Database, Row } from './recorded-database.ts'
import type { Recording } from './recording.ts'
import { startOn, type Reply, type Running } from './running.ts'
import type { Action } from './shown.ts'
import { doubtful, standingOf, type ShopSession } from './standing.ts'
import type { Heard } from './webhook-receiver.ts'

/** By session; undefined where the shop's view was not answered. */
type Views = ReadonlyMap<string, ShopSession | undefined>
/** The session as a buyer sees it. */
interface BuyerSession {
  readonly action?: Action
}

export interface Upgraded {
  /** As the shop and the buyers, by session, saw it first, before any payment system had answered or called. */
  readonly opened: Views
  readonly shown: ReadonlyMap<string, Reply<BuyerSession>>
  /** As the shop saw it then: what had not changed by then had not changed before. */
  readonly sinceShown: Views
  readonly keys: readonly Tried[]
  /** What the payment systems heard on their callbacks. */
  readonly callbacks: readonly Reply[]
  /** What the buyers saw in the evening, when every session has ended. */
  readonly evening: ReadonlyMap<string, Reply<BuyerSession>>
  /** As the shop sees it when nothing is due any more, and what is stored then. */
  readonly finished: Views
  readonly sessions: readonly Row[]
  readonly outbox: readonly Row[]
  readonly log: readonly Row[]
  /** What people then made of the rest. */
  readonly byHand: ByHand
  /** Everything a payment system was asked, and everything the shop was told. */
  readonly calls: readonly Call[]
  readonly heard: readonly Heard[]
}

async function views({ see }: Running, recording: Recording): Promise<Views> {
  const all = recording.of('order').map(async ({ session }) => [session, await see(session)] as const)
  return new Map(await Promise.all(all))
}

async function looks({ buyer }: Running, recording: Recording): Promise<ReadonlyMap<string, Reply<BuyerSession>>> {
  const all = recording
    .of('order')
    .map(async ({ session, token }) => [session, await buyer<BuyerSession>(token)] as const)
  return new Map(await Promise.all(all))
}

/** Starts today's server on `database` and lets it finish everything; `keys`: every key is tried too. */
export async function upgrade(recording: Recording, database: Database, keys = true): Promise<Upgraded> {
  const running = await startOn(recording, database)
  const { provider, receiver, rest, advance, deliver, shop } = running
  const callbacks = (when: 'away' | 'later') => recording.of('callback').filter((callback) => callback.while === when)
  const waiting = async () => (await database.rows('outbox')).filter(({ state }) => state === 'waiting').length
  try {
    await running.begun()
    const opened = await views(running, recording)
    const shown = await looks(running, recording)
    const sinceShown = await views(running, recording)
    const chosen = keys ? await chooseAgain(running, recording) : []
    provider.open()
    const tried = keys ? await tryKeys(running, recording) : []
    const away = await deliver(callbacks('away'))
    await rest()
    for (const wait of SOON) await advance(wait)
    const known = [...(await views(running, recording)).values()].filter((held) => held !== undefined)
    for (const attempt of doubtful(known.map(standingOf))) await shop('POST', `/v1/attempts/${attempt}/reconcile`)
    const later = await deliver(callbacks('later'))
    await rest()
    provider.turn(1)
    for (const wait of TODAY) await advance(wait)
    const evening = await looks(running, recording)
    provider.turn(2)
    for (const wait of TOMORROW) await advance(wait)
    await until(waiting, (count) => count === 0)
    const finished = await views(running, recording)
    const [sessions = [], outbox = [], log = []] = await Promise.all(['sessions', 'outbox', 'log'].map(database.rows))
    const byHand = await seeTo(running, recording)
    return {
      opened,
      shown,
      sinceShown,
      evening,
      finished,
      sessions,
      outbox,
      log,
      byHand,
      keys: [...chosen, ...tried],
      callbacks: [...away, ...later],
      calls: provider.calls,
      heard: receiver.heard,
    }
  } finally {
    await running.close()
  }
}
