/**
 * Takes a recorded database through the days after an upgrade and writes down what its shop, its buyers and its payment
 * systems see. What is right is for the test to say.
 */
import { SOON, TODAY, TOMORROW } from '../../fixtures/hours.ts'
import type { Recording } from '../../fixtures/recording.ts'
import { doubtful, type Standing } from '../../fixtures/standing.ts'
import { until } from '../system.ts'
import { seeTo, type ByHand } from './by-hand.ts'
import { tryKeys, type Tried } from './keys.ts'
import type { Call } from './provider-side.ts'
import type { Database, Row } from './recorded-database.ts'
import { startOn, type Reply, type Running } from './running.ts'
import type { Heard } from './webhook-receiver.ts'

/** By session; undefined where the shop's view was not answered. */
type Standings = ReadonlyMap<string, Standing | undefined>

export interface Upgraded {
  /** As the shop saw it first, before any payment system had answered or called. */
  readonly opened: Standings
  readonly keys: readonly Tried[]
  /** What the payment systems heard on their callbacks. */
  readonly callbacks: readonly Reply[]
  /** What the buyers saw in the evening, when every session has ended. */
  readonly evening: readonly Reply<{ action?: { kind: string } }>[]
  /** As the shop sees it when nothing is due any more, and what is stored then. */
  readonly finished: Standings
  readonly sessions: readonly Row[]
  readonly outbox: readonly Row[]
  readonly log: readonly Row[]
  /** What people then made of the rest. */
  readonly byHand: ByHand
  /** Everything a payment system was asked, and everything the shop was told. */
  readonly calls: readonly Call[]
  readonly heard: readonly Heard[]
}

async function standings({ standing }: Running, recording: Recording): Promise<Standings> {
  const all = recording.of('order').map(async ({ session }) => [session, await standing(session)] as const)
  return new Map(await Promise.all(all))
}

/** Starts today's server on `database` and lets it finish everything; `keys`: every key is tried too. */
export async function upgrade(recording: Recording, database: Database, keys = true): Promise<Upgraded> {
  const running = await startOn(recording, database)
  const { provider, receiver, rest, advance, deliver, shop, buyer } = running
  const callbacks = (when: 'away' | 'later') => recording.of('callback').filter((callback) => callback.while === when)
  const waiting = async () => (await database.rows('outbox')).filter(({ state }) => state === 'waiting').length
  try {
    const opened = await standings(running, recording)
    provider.open()
    const tried = keys ? await tryKeys(running, recording) : []
    const away = await deliver(callbacks('away'))
    await rest()
    for (const wait of SOON) await advance(wait)
    const known = [...(await standings(running, recording)).values()].filter((held) => held !== undefined)
    for (const attempt of doubtful(known)) await shop('POST', `/v1/attempts/${attempt}/reconcile`)
    const later = await deliver(callbacks('later'))
    await rest()
    for (const wait of TODAY) await advance(wait)
    const evening = await Promise.all(
      recording.of('order').map(({ token }) => buyer<{ action?: { kind: string } }>(token)),
    )
    for (const wait of TOMORROW) await advance(wait)
    await until(waiting, (count) => count === 0, 60)
    const finished = {
      finished: await standings(running, recording),
      sessions: await database.rows('sessions'),
      outbox: await database.rows('outbox'),
      log: await database.rows('log'),
    }
    return {
      ...finished,
      byHand: await seeTo(running, recording),
      opened,
      keys: tried,
      callbacks: [...away, ...later],
      evening,
      calls: provider.calls,
      heard: receiver.heard,
    }
  } finally {
    await running.close()
  }
}
