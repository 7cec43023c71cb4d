/**
 * What every provider must pass, over real HTTP: whatever its side answers or leaves unanswered, and in whatever order
 * its reports come, no second payment is opened by our doing, nothing is shown paid that is not, and nothing is paid
 * that is not shown. A provider is bound to it by one small file that says how to start it and what it can do.
 */
import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { recording } from './suite/by-hand.ts'
import { reporting } from './suite/callbacks.ts'
import { besides } from './suite/cabinet.ts'
import { opening } from './suite/create.ts'
import { expiring } from './suite/expiring.ts'
import { paying } from './suite/money.ts'
import { returning } from './suite/refunds.ts'
import type { Stand, Subject } from './suite/subject.ts'

export type { Claim, Fault, Message, Payment, Stand, Subject } from './suite/subject.ts'

/** Starts a server with this provider, and the provider's side. */
export type Start = () => Promise<Stand>

const PARTS = { opening, reporting, paying, returning, besides, recording, expiring } as const

/** Registers the suite for one provider's way to pay, or the named parts of it. */
export function conformance(
  name: string,
  subject: Subject,
  start: Start,
  parts: readonly (keyof typeof PARTS)[] = [
    'opening',
    'reporting',
    'paying',
    'returning',
    'besides',
    'recording',
    'expiring',
  ],
): void {
  describe(name, () => {
    let held: Stand | undefined
    const stand = (): Stand => {
      if (!held) throw new Error('not started')
      return held
    }
    beforeAll(async () => {
      held = await start()
    })
    afterEach(() => held?.faults([]))
    afterAll(() => held?.close())

    for (const part of parts) PARTS[part](subject, stand)
  })
}
