/** What a buyer shows the shop of having paid: a picture or a PDF of the bank's receipt. It proves nothing to us, and moves no money. Pure. */
import type { ReceiptState, SessionState } from './session.ts'
import { findAttempt, type Setting, type Step } from './step.ts'

/** Files of a session. */
export const MOST = 3
/** The largest, bytes. */
export const LARGEST = 5 * 1024 * 1024

/** How many more the buyer may show. */
export const receiptsLeft = ({ receipts = [] }: Pick<SessionState, 'receipts'>): number =>
  Math.max(0, MOST - receipts.length)

export type ReceiptDecision =
  | { readonly kind: 'step'; readonly step: Step }
  /** The same file has been shown before. */
  | { readonly kind: 'known' }
  | { readonly kind: 'refused'; readonly why: 'unknown_attempt' | 'receipts_enough' }

/** Puts a receipt beside one of the session's attempts, at `now`. */
export function attachReceipt(
  state: SessionState,
  receipt: Omit<ReceiptState, 'at'>,
  { now }: Setting,
): ReceiptDecision {
  if (!findAttempt(state, receipt.attempt)) return { kind: 'refused', why: 'unknown_attempt' }
  const { receipts = [] } = state
  if (receipts.some(({ id }) => id === receipt.id)) return { kind: 'known' }
  if (receiptsLeft(state) === 0) return { kind: 'refused', why: 'receipts_enough' }
  const { id, attempt, type, size } = receipt
  const line = { at: now, what: 'attempt.receipt', attempt, detail: { receipt: id, type, size } }
  return { kind: 'step', step: { state: { ...state, receipts: [...receipts, { ...receipt, at: now }] }, log: [line] } }
}
