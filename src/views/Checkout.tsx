import type { Session } from '../contract/index.ts'
import { isLasting, type Fault } from '../core/api.ts'
import { signalComponent } from '../ui/signal-component.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { stepAppOf, type App } from './app.ts'
import { Choose } from './Choose.tsx'
import { Header } from './Header.tsx'
import { TryAgain } from './TryAgain.tsx'

/** The whole widget: whom and how much, then the one thing to do next. */
export const Checkout = signalComponent<{ readonly app: App }>(({ app: { say } }) => {
  const come = (notice: HTMLElement | null) => {
    if (notice) say(notice.textContent)
  }
  return ({ app }) => {
    const { session, trouble, offline } = app.checkout
    const shown = session.value
    const fault = trouble.value
    if (fault && shown?.action.kind !== 'done') return <Trouble app={app} fault={fault} />
    if (!shown) return <Skeleton label={app.translator.t('loading')} />
    return (
      <>
        {offline.value && (
          <p class="notice" part="notice" ref={come}>
            {app.translator.t('offline')}
          </p>
        )}
        <Header app={app} session={shown} />
        {step(app, shown)}
      </>
    )
  }
})

function step(app: App, session: Session) {
  const { action } = session
  if (action.kind === 'choose') return <Choose app={app} action={action} />
  const given = stepAppOf(app)
  if (!given) return <Skeleton label={app.translator.t('loading')} />
  const { Done, Frame, Redirect, Transfer, Wait } = given.steps
  switch (action.kind) {
    case 'wait':
      return <Wait key={action.reason} app={given} action={action} />
    case 'transfer':
      return <Transfer app={given} action={action} />
    case 'frame':
      return <Frame app={given} action={action} />
    case 'redirect':
      return <Redirect app={given} action={action} session={session} />
    case 'done':
      return <Done app={given} action={action} session={session} />
    default:
      return action satisfies never
  }
}

/** Why the server refuses is the host page's to mend: it stands in the console, and is told by `onError`. */
function Trouble({ app, fault }: { readonly app: App; readonly fault: Fault }) {
  const lasting = isLasting(fault)
  return (
    <div class="trouble" role="alert">
      <p>{app.translator.t(lasting ? 'troubleToken' : 'troubleNetwork')}</p>
      {!lasting && <TryAgain app={app} />}
    </div>
  )
}
