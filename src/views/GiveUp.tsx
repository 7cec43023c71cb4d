import { signal } from '@preact/signals-core'
import { Button } from '../ui/Button.tsx'
import { live } from '../ui/signal-component.ts'
import type { StepApp } from './app.ts'

export interface AnotherProps {
  readonly app: StepApp
  /** Money may be on its way, so the question warns of it. */
  readonly mayHaveSent?: boolean
}

/** Giving up this attempt to choose another way: quiet, and asked once, in place. */
export const Another = live<AnotherProps>(() => {
  const asking = signal(false)
  const come = (question: HTMLElement | null) => question?.focus()
  return ({ app: { pursuit, speech }, mayHaveSent = false }) =>
    asking.value ? (
      <div class="notice another" part="notice">
        <p ref={come} tabIndex={-1}>
          {speech.t('anotherSure')} {mayHaveSent && speech.t('anotherSent')}
        </p>
        <div class="pair">
          <Button kind="plain" busy={pursuit.busy.value !== undefined} onClick={() => void pursuit.giveUp()}>
            {speech.t('anotherYes')}
          </Button>
          <Button kind="plain" onClick={() => (asking.value = false)}>
            {speech.t('anotherNo')}
          </Button>
        </div>
      </div>
    ) : (
      <p class="another">
        <Button kind="quiet" onClick={() => (asking.value = true)}>
          {speech.t('another')}
        </Button>
      </p>
    )
})
