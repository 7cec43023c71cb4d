import type { Wait as WaitAction } from '../contract/index.ts'
import { durationText } from '../i18n/duration.ts'
import { Button } from '../ui/Button.tsx'
import { signalComponent } from '../ui/signal-component.ts'
import { Details } from './Details.tsx'
import { GiveUp } from './GiveUp.tsx'
import { NotifyMe } from './NotifyMe.tsx'
import { Problem } from './Problem.tsx'
import { Stages } from './Stages.tsx'
import { stagesOf } from './stages.ts'
import { leftUntil } from './TimeLeft.tsx'
import { Title } from './Title.tsx'
import type { LazyViewContext } from './view-context.ts'

const TITLES = { operator: 'waitOperator', confirmation: 'waitConfirmation', provider: 'waitProvider' } as const
/** Where nobody knows how long it usually takes, another way is offered after this, ms. */
const LONG = 60_000

export interface WaitProps {
  readonly context: LazyViewContext
  readonly action: WaitAction
}

/** How far it has come, since when, how long it usually takes, and what may be done meanwhile. */
export const Wait = signalComponent<WaitProps>(() => ({ context, action }) => {
  const { controller, translator } = context
  const { reason, usually, details, cancellable, received } = action
  const waited = waitedFor({ context, action })
  const isLong = waited !== undefined && waited > (usually === undefined ? LONG : usually * 1000)
  const isTimeLeft = !details?.ended && (leftUntil(details?.expiresAt, context) ?? 1) > 0
  const isChecking = reason === 'confirmation'
  const stages = stagesOf(action)
  return (
    <div class="step">
      {stages ? (
        <Stages context={context} stages={stages}>
          <SoFar context={context} action={action} />
        </Stages>
      ) : (
        <>
          <Title context={context}>{translator.t(TITLES[reason])}</Title>
          <SoFar context={context} action={action} />
        </>
      )}
      {received && (
        <p class="notice" part="notice">
          {translator.t('foreignReceived', { amount: translator.money(received) })}
        </p>
      )}
      {isLong && <Instead context={context} action={action} />}
      <NotifyMe context={context} leave={translator.t(isChecking ? 'waitLeaveChecking' : 'waitLeave')} />
      {details && (
        <section>
          <h3>{translator.t('sentDetails')}</h3>
          <Details context={context} details={details} />
        </section>
      )}
      <Problem fault={controller.problem.value} translator={translator} />
      {details && cancellable && isTimeLeft && (
        <Button kind="plain" busy={controller.busy.value === 'unsent'} onClick={() => void controller.unsent()}>
          {translator.t('notSentYet')}
        </Button>
      )}
      {cancellable && <GiveUp context={context} mayHaveSent={isChecking} atOnce={!isChecking && !details} />}
    </div>
  )
})

/** ms; undefined where the answer is one that this version cannot read, and has no beginning. */
function waitedFor({ context, action }: WaitProps): number | undefined {
  const started = Date.parse(action.since) || undefined
  return started && context.controller.now.value - started
}

/** How long it has taken, and how long it usually takes: a bar that is full would say that it is done, and is gone then. */
const SoFar = signalComponent<WaitProps>(() => ({ context, action }) => {
  const { t, tag } = context.translator
  const waited = waitedFor({ context, action })
  if (waited === undefined) return null
  const expected = action.usually === undefined ? undefined : action.usually * 1000
  const soFar = t('waitSoFar', { time: durationText(tag, waited) })
  if (expected === undefined) return <p>{soFar}</p>
  if (waited > expected)
    return (
      <p>
        {soFar} {t('waitLonger')}
      </p>
    )
  return (
    <>
      <p>
        {soFar} {t('waitUsually', { time: durationText(tag, expected) })}
      </p>
      <progress aria-hidden="true" max={expected} value={waited} />
    </>
  )
})

/** Another way, at one press, where the server knows one that asks for nothing. */
function Instead({ context: { controller, translator }, action: { next, nextName } }: WaitProps) {
  if (next === undefined || nextName === undefined) return null
  return (
    <Button busy={controller.busy.value !== undefined} onClick={() => void controller.chooseInstead(next)}>
      {translator.t('nextInstead', { name: nextName })}
    </Button>
  )
}
