import { Button } from '../ui/Button.tsx'
import { signalComponent } from '../ui/signal-component.ts'
import type { LazyViewContext } from './view-context.ts'

export interface NotifyMeProps {
  readonly context: LazyViewContext
  /** What may be done while nothing is asked for. */
  readonly leave: string
}

/** Whether this page may be closed, and the button that asks to be told. */
export const NotifyMe = signalComponent<NotifyMeProps>(() => ({ context, leave }) => {
  const { controller, translator, say } = context
  const notifying = controller.notifying.value
  const told =
    notifying === 'on' ? translator.t('notifyOn') : notifying === 'refused' ? translator.t('notifyNo') : undefined
  // The button that was pressed is gone.
  const come = (sentence: HTMLElement | null) => {
    if (sentence) say(sentence.textContent ?? '')
  }
  return told === undefined ? (
    <>
      <p class="muted">{leave}</p>
      {notifying === 'askable' && (
        <Button kind="plain" onClick={() => void controller.notify()}>
          {translator.t('notifyMe')}
        </Button>
      )}
    </>
  ) : (
    <p class="muted" ref={come}>
      {told}
    </p>
  )
})
