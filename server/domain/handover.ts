/**
 * The key of a link that opens the hosted page on another device. It carries the end of its time, which nobody can change: it is known by
 * the fingerprint of the whole. Pure.
 */
import type { SessionState } from './session.ts'
import type { Setting, Step } from './step.ts'
import { MINUTE } from './time-units.ts'

/** How long such a link is good, ms. */
export const HANDOVER = 10 * MINUTE

const KEY = /^pwh_([0-9a-z]{1,10})_[\w-]{43}$/

/** A key that is good until `end` (ms), of 256 bits that are `random` (base64url). */
export const handoverKey = (end: number, random: string): string => `pwh_${end.toString(36)}_${random}`

/** When the time of this key is over, ms; undefined for what is none. */
export function handoverEnd(key: string): number | undefined {
  const [, end] = KEY.exec(key) ?? []
  return end === undefined ? undefined : Number.parseInt(end, 36)
}

/** The session after another device was let in by such a link. */
export function handOver(state: SessionState, { now }: Setting): Step {
  return { state: { ...state, handedOverAt: now }, log: [{ at: now, what: 'session.handed_over' }] }
}
