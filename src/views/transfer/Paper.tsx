import { momentText } from '../../core/moment.ts'
import type { ScreenProps } from './screen.ts'

/** What the screen says by a countdown and by where it stands, for a printed page: which order, and until when. */
export function Paper({ context: { store, translator }, action: { expiresAt }, isOver }: ScreenProps) {
  const order = store.session.value?.order
  return (
    <p class="paper" translate={false}>
      {order?.id}
      {expiresAt !== undefined && !isOver && (
        <> · {translator.t('until', { time: momentText(expiresAt, translator.tag) })}</>
      )}
    </p>
  )
}
