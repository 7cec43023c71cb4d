import { signalComponent } from '../../ui/signal-component.ts'
import { leftUntil, TimeLeft } from '../TimeLeft.tsx'
import type { ScreenProps } from './screen.ts'

/** The countdown and its end: all that is drawn anew each second. */
export const TimeLine = signalComponent<ScreenProps>(() => ({ context, action: { expiresAt }, isOver }) => (
  <TimeLeft context={context} left={isOver ? undefined : leftUntil(expiresAt, context)} until={expiresAt} />
))
