/** What buyers show the shop of having paid, and how the shop sees it. */
import type { ReceiptType } from '../../src/contract/shop/index.ts'
import { typeOf } from '../domain/receipt-type.ts'
import { attachReceipt } from '../domain/receipts.ts'
import type { Store } from '../domain/store.ts'
import { receiptId } from './ids.ts'
import type { SessionWriter } from './session-writer.ts'

export type Attached =
  | { readonly kind: 'attached' }
  | { readonly kind: 'refused'; readonly why: 'unknown_attempt' | 'receipts_enough' | 'not_a_receipt' }

/** A file as it was shown. */
export interface ShownFile {
  readonly type: ReceiptType
  readonly bytes: Uint8Array
}

export type ReceiptService = ReturnType<typeof createReceiptService>

export function createReceiptService({
  store,
  sessions,
}: {
  readonly store: Store
  readonly sessions: Pick<SessionWriter, 'change' | 'setting'>
}) {
  return {
    /** Keeps the file beside the attempt; the same one again changes nothing. Undefined where the session is gone. */
    async attach(session: string, attempt: string, bytes: Uint8Array): Promise<Attached | undefined> {
      const type = typeOf(bytes)
      if (type === undefined) return { kind: 'refused', why: 'not_a_receipt' }
      const id = receiptId(session, bytes)
      const size = bytes.byteLength
      const changed = await sessions.change<Attached>(session, (state) => {
        const decision = attachReceipt(state, { id, attempt, type, size }, sessions.setting())
        switch (decision.kind) {
          case 'refused':
            return { value: decision }
          case 'known':
            return { value: { kind: 'attached' } }
          case 'step':
            return { value: { kind: 'attached' }, step: decision.step, receipt: { id, bytes } }
        }
      })
      return changed?.value
    },
    /** The file of this id, as what it was taken for. */
    async file(id: string): Promise<ShownFile | undefined> {
      const held = await store.receipt(id)
      const state = held && (await store.read(held.session))
      const receipt = state?.receipts?.find((one) => one.id === id)
      return held && receipt && { type: receipt.type, bytes: held.bytes }
    },
  }
}
