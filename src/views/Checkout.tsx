import type { Session } from '../contract/index.ts'
import type { Fault } from '../core/api.ts'
import { Button } from '../ui/Button.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import type { App } from './app.ts'
import { Choose } from './Choose.tsx'
import { Header } from './Header.tsx'

/** The whole widget: whom and how much, then the one thing to do next. */
export function Checkout({ app }: { readonly app: App }) {
  const { session, trouble, offline } = app.checkout
  const shown = session.value
  const fault = trouble.value
  if (fault && shown?.action.kind !== 'done') return <Trouble app={app} fault={fault} />
  if (!shown) return <Skeleton label={app.speech.t('loading')} />
  return (
    <>
      {offline.value && (
        <p class="notice" role="status" part="notice">
          {app.speech.t('offline')}
        </p>
      )}
      <Header app={app} session={shown} />
      <Step app={app} session={shown} />
    </>
  )
}

function Step({ app, session }: { readonly app: App; readonly session: Session }) {
  const { action } = session
  if (action.kind === 'choose') return <Choose app={app} action={action} />
  const steps = app.steps.value
  if (!steps) return <Skeleton label={app.speech.t('loading')} />
  switch (action.kind) {
    case 'wait':
      return <steps.Wait key={action.reason} app={app} action={action} />
    case 'transfer':
      return <steps.Transfer app={app} action={action} />
    case 'frame':
      return <steps.Frame app={app} action={action} />
    case 'redirect':
      return <steps.Redirect app={app} />
    case 'done':
      return <steps.Done app={app} action={action} session={session} />
    default:
      return action satisfies never
  }
}

function Trouble({ app: { checkout, speech }, fault }: { readonly app: App; readonly fault: Fault }) {
  return (
    <div class="trouble" role="alert">
      <p>{troubleText(fault, speech)}</p>
      {fault.kind !== 'token' && (
        <Button kind="plain" onClick={() => checkout.refresh()}>
          {speech.t('tryAgain')}
        </Button>
      )}
    </div>
  )
}

function troubleText(fault: Fault, speech: App['speech']): string {
  switch (fault.kind) {
    case 'network':
    case 'busy':
      return speech.t('troubleNetwork')
    case 'token':
      return speech.t('troubleToken')
    case 'refused':
      return fault.text ?? speech.t('troubleRefused')
    default:
      return fault.kind satisfies never
  }
}
