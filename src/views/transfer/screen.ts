import type { Transfer } from '../../contract/index.ts'
import type { StepContext } from '../step-context.ts'

/** What the screen of each mode is drawn from. */
export interface ScreenProps {
  readonly context: StepContext
  readonly action: Transfer
  /** Nothing more may be sent. */
  readonly isOver: boolean
}

/** Is this a phone? There the app that pays is on the same device, and a QR code has nobody to scan it. */
export const isTouch = (): boolean => matchMedia('(pointer: coarse)').matches
