import type { Session } from '../contract/index.ts'
import { isLasting, type Fault } from '../core/api.ts'
import { signalComponent } from '../ui/signal-component.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Choose } from './Choose.tsx'
import { Header } from './Header.tsx'
import { lazyContextOf, type PickerContext } from './picker-context.ts'
import { TryAgain } from './TryAgain.tsx'
import type { ViewContext } from './view-context.ts'

/** The whole widget: whom and how much, then the one thing to do next. */
export const Widget = signalComponent<{ readonly context: PickerContext }>(({ context: { say } }) => {
  // Gone, it is not left to be read by who goes through the page.
  const come = (notice: HTMLElement | null) => say(notice?.textContent ?? '')
  return ({ context }) => {
    const { session, trouble, offline } = context.store
    const shown = session.value
    const fault = trouble.value
    if (fault && shown?.action.kind !== 'done') return <Trouble context={context} fault={fault} />
    if (!shown)
      return (
        <>
          <MissingFile context={context} />
          <Skeleton label={context.translator.t('loading')} />
        </>
      )
    return (
      <>
        <MissingFile context={context} />
        {offline.value && (
          <p class="notice" part="notice" ref={come}>
            {offlineText(context)}
          </p>
        )}
        <Header context={context} session={shown} />
        {step(context, shown)}
      </>
    )
  }
})

function offlineText({ store, lazy, translator }: PickerContext): string {
  const at = store.shownAt.value
  return at !== undefined && lazy.value ? lazy.value.views.asItWas(at, lazy.value.translator) : translator.t('offline')
}

function step(context: PickerContext, session: Session) {
  const { action } = session
  if (action.kind === 'choose') return <Choose context={context} action={action} />
  const lazy = lazyContextOf(context)
  // Not the one before the header, which would move.
  if (!lazy) return <Skeleton key={action.kind} label={context.translator.t('loading')} />
  return <lazy.views.Step context={lazy} session={session} action={action} />
}

/** What can be done without it goes on. */
const MissingFile = signalComponent<{ readonly context: PickerContext }>(
  () =>
    ({ context: { files, translator } }) =>
      files.missing.value > 0 && (
        <div class="notice" part="notice" role="alert">
          <p>{translator.t('fileMissing')}</p>
          <button type="button" part="button" onClick={files.retry}>
            {translator.t('tryAgain')}
          </button>
        </div>
      ),
)

/** Why the server refuses is the host page's to mend: it stands in the console, and `onError` has it. */
function Trouble({ context, fault }: { readonly context: ViewContext; readonly fault: Fault }) {
  const lasting = isLasting(fault)
  return (
    <div class="trouble" role="alert">
      <p>{context.translator.t(lasting ? 'troubleToken' : 'troubleNetwork')}</p>
      {!lasting && <TryAgain context={context} />}
    </div>
  )
}
