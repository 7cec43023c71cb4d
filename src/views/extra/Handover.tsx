import { signal } from '@preact/signals-core'
import type { Handover as Link } from '../../contract/handover.ts'
import type { Fault } from '../../core/api.ts'
import { Button } from '../../ui/Button.tsx'
import { signalComponent } from '../../ui/signal-component.ts'
import { Code } from '../Code.tsx'
import { Problem } from '../Problem.tsx'
import type { ExtraViewContext } from '../view-context.ts'

export interface HandoverProps {
  readonly context: ExtraViewContext
}

/** A code that opens this very payment on a phone, once. It is made when it is asked for, since it lives for minutes. */
export const Handover = signalComponent<HandoverProps>(({ context: first }) => {
  const link = signal<Link | undefined>(undefined)
  const fault = signal<Fault | undefined>(undefined)
  const busy = signal(false)
  /** When it was opened elsewhere the last time, as this code was made. */
  let before: string | undefined
  const openedAt = ({ store }: ExtraViewContext) => store.session.value?.handedOverAt

  async function make(context: ExtraViewContext): Promise<void> {
    if (busy.peek()) return
    busy.value = true
    before = context.store.session.peek()?.handedOverAt
    const answer = await context.controller.handOver()
    busy.value = false
    link.value = answer.ok ? answer.value : undefined
    fault.value = answer.ok ? undefined : answer.fault
  }
  void make(first)

  return ({ context }) => {
    const { controller, translator } = context
    const made = link.value
    // Used once, it is of no use to anybody else.
    const good = made && Date.parse(made.expiresAt) > controller.now.value && openedAt(context) === before
    return (
      <section class="handover" part="handover" aria-label={translator.t('handover')}>
        {(good || (busy.value && !made)) && (
          <figure aria-busy={!good || undefined}>
            {good ? (
              <Code context={context} payload={made.url} label={translator.t('handover')} />
            ) : (
              <span class="qr" />
            )}
            <figcaption class="muted">{translator.t('handoverHow')}</figcaption>
          </figure>
        )}
        <Problem fault={fault.value} translator={translator} />
        {!good && (!busy.value || made) && (
          <Button kind="plain" busy={busy.value} onClick={() => void make(context)}>
            {translator.t('handoverNew')}
          </Button>
        )}
      </section>
    )
  }
})
