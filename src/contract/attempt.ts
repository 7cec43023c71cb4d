import * as v from 'valibot'
import { attemptWith } from './attempt-shape.ts'
import { oneOf, type OnUnknown } from './tolerant.ts'

export const ATTEMPT_STATUSES = [
  'starting',
  'pending',
  'confirming',
  'paid',
  'overpaid',
  'underpaid',
  'failed',
  'expired',
  'cancelled',
] as const
export type AttemptStatus = (typeof ATTEMPT_STATUSES)[number]

export const attemptSchema = (onUnknown: OnUnknown) =>
  v.object({
    ...attemptWith(oneOf('attempt status', ATTEMPT_STATUSES, 'pending', onUnknown)).entries,
    /** The payment system's own id of the payment, for whoever is asked for help. */
    reference: v.exactOptional(v.string()),
  })
export type Attempt = v.InferOutput<ReturnType<typeof attemptSchema>>
