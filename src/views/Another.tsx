import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../ui/Button.tsx'
import type { App } from './app.ts'
import { Problem } from './Problem.tsx'

/**
 * Giving up this attempt to choose another way: quiet, and asked once, in place. `mayHaveSent`: money may be on
 * its way, so the question warns of it.
 */
export function Another({ app: { checkout, speech }, mayHaveSent = false }: { readonly app: App; readonly mayHaveSent?: boolean }) {
  const asking = useSignal(false)
  const question = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (asking.value) question.current?.focus()
  }, [asking.value])

  if (!asking.value) {
    return (
      <p class="another">
        <Button kind="quiet" onClick={() => (asking.value = true)}>
          {speech.t('another')}
        </Button>
      </p>
    )
  }
  return (
    <div class="notice another" part="notice">
      <p ref={question} tabIndex={-1}>
        {speech.t('anotherSure')} {mayHaveSent && speech.t('anotherSent')}
      </p>
      <Problem fault={checkout.problem.value} speech={speech} />
      <div class="pair">
        <Button kind="plain" busy={checkout.busy.value !== undefined} onClick={() => void checkout.giveUp()}>
          {speech.t('anotherYes')}
        </Button>
        <Button kind="plain" onClick={() => (asking.value = false)}>
          {speech.t('anotherNo')}
        </Button>
      </div>
    </div>
  )
}
