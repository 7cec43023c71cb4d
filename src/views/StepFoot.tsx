import { signal } from '@preact/signals-core'
import type { Session } from '../contract/index.ts'
import { Button } from '../ui/Button.tsx'
import type { IconName } from '../ui/icon-lines.ts'
import { Icon } from '../ui/Icon.tsx'
import { signalComponent } from '../ui/signal-component.ts'
import type { StepContext } from './step-context.ts'

export interface StepFootProps {
  readonly context: StepContext
  readonly session: Session
}

type Name = 'attachReceipt' | 'handover' | 'help'
const ICONS: Readonly<Record<Name, IconName>> = { attachReceipt: 'receipt', handover: 'phone', help: 'help' }

/** What few need of a step: below it, quiet, and opened in place. One at a time. */
export const StepFoot = signalComponent<StepFootProps>(() => {
  const open = signal<Name | undefined>(undefined)
  // On a phone there is nothing to scan with.
  const isDesk = matchMedia('(pointer: fine)').matches
  const toggle = (name: Name) => {
    open.value = open.value === name ? undefined : name
  }

  return ({ context, session }) => {
    const { action } = session
    const receipts = action.kind === 'wait' ? action.receipts : undefined
    const names: readonly Name[] = [
      ...(receipts === undefined || (receipts === 0 && open.value !== 'attachReceipt')
        ? []
        : ['attachReceipt' as const]),
      ...(isDesk && action.kind !== 'done' ? ['handover' as const] : []),
      'help',
    ]
    const shown = names.find((name) => name === open.value)
    return (
      <div class="foot" part="foot">
        <div class="offers">
          {names.map((name) => (
            <Button key={name} kind="quiet" expanded={shown === name} onClick={() => toggle(name)}>
              <Icon name={ICONS[name]} />
              {context.translator.t(name)}
            </Button>
          ))}
        </div>
        {shown && <Opened key={shown} context={context} session={session} name={shown} left={receipts ?? 0} />}
      </div>
    )
  }
})

const Opened = signalComponent<StepFootProps & { readonly name: Name; readonly left: number }>(
  () =>
    ({ context, session, name, left }) => {
      const extra = context.extra()
      if (!extra)
        return (
          <p class="skeleton" aria-busy="true">
            <i />
          </p>
        )
      const { views, translator } = extra
      const inner = { ...context, translator }
      switch (name) {
        case 'attachReceipt':
          return <views.Receipt context={inner} left={left} />
        case 'handover':
          return <views.Handover context={inner} />
        case 'help':
          return <views.Help context={inner} session={session} />
      }
    },
)
