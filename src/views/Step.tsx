import type { Choose, Session } from '../contract/index.ts'
import { signalComponent } from '../ui/signal-component.ts'
import { Done } from './Done.tsx'
import { Frame } from './Frame.tsx'
import { Redirect } from './Redirect.tsx'
import type { StepContext } from './step-context.ts'
import { StepFoot } from './StepFoot.tsx'
import { Transfer } from './Transfer.tsx'
import { Wait } from './Wait.tsx'

export interface StepProps {
  readonly context: StepContext
  readonly session: Session
  readonly action: Exclude<Session['action'], Choose>
}

/** A step after the picker, with what few need of it below. */
export const Step = signalComponent<StepProps>(({ context: { say } }) => {
  const come = (notice: HTMLElement | null) => {
    if (notice) say(notice.textContent ?? '')
  }
  return ({ context, session, action }) => (
    <>
      {session.handedOverAt !== undefined && action.kind !== 'done' && (
        <p class="notice calm" part="notice" ref={come}>
          {context.translator.t('otherOpen')}
        </p>
      )}
      <div class={isColumn(action) ? 'column' : undefined}>{shown({ context, session, action })}</div>
      <StepFoot context={context} session={session} />
    </>
  )
})

/** Is it a few sentences and a button, which are read badly where lines are long? */
const isColumn = ({ kind }: StepProps['action']) => kind === 'wait' || kind === 'redirect' || kind === 'done'

function shown({ context, session, action }: StepProps) {
  switch (action.kind) {
    case 'wait':
      return <Wait key={action.reason === 'confirmation' ? 'checking' : 'before'} context={context} action={action} />
    case 'transfer':
      return <Transfer context={context} action={action} />
    case 'frame':
      return <Frame context={context} action={action} />
    case 'redirect':
      return <Redirect context={context} action={action} session={session} />
    case 'done':
      return <Done context={context} action={action} session={session} />
    default:
      return action satisfies never
  }
}
