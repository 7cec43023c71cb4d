import { signal } from '@preact/signals-core'
import { Button } from '../ui/Button.tsx'
import { signalComponent } from '../ui/signal-component.ts'
import type { LazyViewContext } from './view-context.ts'

export interface GiveUpProps {
  readonly context: LazyViewContext
  /** Money may be on its way, so the question warns of it. */
  readonly mayHaveSent?: boolean
  /** There is nothing yet that could be lost by it: nothing is asked. */
  readonly atOnce?: boolean
}

/** Giving up this attempt to choose another way: quiet, and asked once, in place, where something is lost by it. */
export const GiveUp = signalComponent<GiveUpProps>(() => {
  const asking = signal(false)
  const come = (question: HTMLElement | null) => question?.focus()
  return ({ context: { controller, translator }, mayHaveSent = false, atOnce = false }) =>
    asking.value && !atOnce ? (
      <div class="notice another" part="notice">
        <p ref={come} tabIndex={-1}>
          {translator.t('anotherSure')} {mayHaveSent && translator.t('anotherSent')}
        </p>
        <div class="pair">
          <Button kind="plain" busy={controller.busy.value !== undefined} onClick={() => void controller.giveUp()}>
            {translator.t('anotherYes')}
          </Button>
          <Button kind="plain" onClick={() => (asking.value = false)}>
            {translator.t('anotherNo')}
          </Button>
        </div>
      </div>
    ) : (
      <p class="another">
        <Button
          kind="quiet"
          // While another command is on its way this one would be lost.
          busy={atOnce && controller.busy.value !== undefined}
          onClick={() => {
            if (atOnce) void controller.giveUp()
            else asking.value = true
          }}
        >
          {translator.t('another')}
        </Button>
      </p>
    )
})
