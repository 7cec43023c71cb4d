import type { Signal } from '@preact/signals-core'

/** What the buyer has done in the picker so far, and how much room it has. */
export interface Picking {
  /** The id of a method. */
  readonly chosen: Signal<string | undefined>
  /** The method that the server was asked for last: what it answered belongs to that one. */
  readonly asked: Signal<string | undefined>
  /** All ways are shown, and not the first few alone. */
  readonly isOpen: Signal<boolean>
  /** What the chosen way asks for stands beside the list, and not in its row. */
  readonly isWide: Signal<boolean>
}
