import { signal } from '@preact/signals-core'
import { Button } from '../../ui/Button.tsx'
import { signalComponent } from '../../ui/signal-component.ts'
import type { ExtraViewContext } from '../view-context.ts'

/** Calls a meeting off: asked once, in place. */
export const CancelMeeting = signalComponent<{ readonly context: ExtraViewContext }>(() => {
  const asking = signal(false)
  const come = (question: HTMLElement | null) => question?.focus()
  return ({ context: { controller, translator } }) =>
    asking.value ? (
      <div class="notice another" part="notice">
        <p ref={come} tabIndex={-1}>
          {translator.t('cashCancelSure')}
        </p>
        <div class="pair">
          <Button kind="plain" busy={controller.busy.value !== undefined} onClick={() => void controller.giveUp()}>
            {translator.t('cashCancelYes')}
          </Button>
          <Button kind="plain" onClick={() => (asking.value = false)}>
            {translator.t('cashCancelNo')}
          </Button>
        </div>
      </div>
    ) : (
      <p class="another">
        <Button kind="quiet" onClick={() => (asking.value = true)}>
          {translator.t('cashCancel')}
        </Button>
      </p>
    )
})
