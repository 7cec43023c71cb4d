/**
 * Payments that a callback has named, that proves too little, and that no attempt of ours knows: their provider is asked until it
 * is known what they are. Money at a counter of ours is that counter's; other money is kept as money for nobody. Both are told.
 */
import type { LookupResult } from '../domain/report.ts'
import type { Stray } from '../domain/store.ts'
import { HOUR, MINUTE, SECOND } from '../domain/time-units.ts'
import { takeReport, type CallbackDeps } from './callbacks.ts'
import { withTimeout } from './provider-calls.ts'
import type { Timers } from './timers.ts'

/** Waits after each try, ms; the last one again and again. */
const WAITS = [2 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR] as const
/** After two months of asking a person must look. */
const MOST_TRIES = 250
const SWEEP = SECOND
const BATCH = 10
const LIMIT = 15 * SECOND
/** Longer than a batch of calls takes, ms. */
const CLAIM = MINUTE

export interface StrayChecker {
  start(): void
  stop(): Promise<void>
}

/** When a stray is asked about again, ms; undefined where it is known what it is, or nobody will ever know. */
export async function checkStray(deps: CallbackDeps, timers: Timers, stray: Stray): Promise<number | undefined> {
  const { registry, log, now } = deps
  const { provider, payment, tries, terminal } = stray
  const lookupPayment = registry.find(provider)?.lookupPayment
  const found =
    lookupPayment &&
    (await withTimeout<LookupResult>(
      timers,
      LIMIT,
      (signal) => lookupPayment(payment, signal),
      (detail) => ({ kind: 'unanswered', detail }),
    ))
  const line = { provider, payment }
  const again = tries < MOST_TRIES ? now() + (WAITS[Math.min(tries, WAITS.length - 1)] ?? SECOND) : undefined
  switch (found?.kind) {
    case undefined:
    case 'absent':
      log.warn(line, 'a payment that a callback has named is not there')
      return undefined
    case 'unanswered':
      if (again === undefined) log.error(line, 'nobody could say what a payment is that a callback has named')
      return again
    case 'report': {
      const { report } = found
      const isOver = report.state === 'failed' || report.state === 'expired' || report.state === 'cancelled'
      if ((report.received?.minor ?? 0) > 0)
        await takeReport(deps, provider, { report, ...(terminal === undefined ? {} : { terminal }) })
      else if (!isOver) return again
      return undefined
    }
  }
}

export function createStrayChecker(deps: CallbackDeps, timers: Timers): StrayChecker {
  const { store, now, log } = deps
  let current: Promise<void> | undefined
  let stopSweeping: (() => void) | undefined

  async function sweep(): Promise<void> {
    try {
      for (const stray of await store.dueStrays(now(), now() + CLAIM, BATCH))
        await store.settleStray(stray, await checkStray(deps, timers, stray))
    } catch (error) {
      log.error({ err: error }, 'payments that callbacks have named could not be asked about; trying again')
    }
  }

  return {
    start() {
      stopSweeping ??= timers.every(SWEEP, () => {
        current ??= sweep().finally(() => {
          current = undefined
        })
      })
    },
    async stop() {
      stopSweeping?.()
      await current
    },
  }
}
