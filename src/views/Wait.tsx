import type { Wait as WaitAction } from '../contract/index.ts'
import { durationText } from '../i18n/duration.ts'
import { Button } from '../ui/Button.tsx'
import { signalComponent } from '../ui/signal-component.ts'
import { Details } from './Details.tsx'
import { GiveUp } from './GiveUp.tsx'
import { Problem } from './Problem.tsx'
import { leftUntil } from './TimeLeft.tsx'
import { Title } from './Title.tsx'
import type { LazyViewContext } from './view-context.ts'

const TITLES = { operator: 'waitOperator', confirmation: 'waitConfirmation', provider: 'waitProvider' } as const

/** What is happening, since when, how long it usually takes, and what may be done meanwhile. */
export const Wait = signalComponent<{ readonly context: LazyViewContext; readonly action: WaitAction }>(
  () =>
    ({ context, action }) => {
      const { controller, translator } = context
      const { reason, since, usually, details, cancellable, received } = action
      // An answer that this version cannot read has no beginning.
      const started = Date.parse(since) || undefined
      const waited = started && controller.now.value - started
      const expected = usually === undefined ? undefined : usually * 1000
      const late = waited !== undefined && expected !== undefined && waited > expected
      const isTimeLeft = !details?.ended && (leftUntil(details?.expiresAt, context) ?? 1) > 0
      return (
        <div class="step">
          <Title context={context}>{translator.t(TITLES[reason])}</Title>
          {waited !== undefined && expected !== undefined && (
            <progress aria-hidden="true" max={expected} value={waited} />
          )}
          <p>
            {waited !== undefined && translator.t('waitSoFar', { time: durationText(translator.tag, waited) })}{' '}
            {expected !== undefined &&
              (late
                ? translator.t('waitLonger')
                : translator.t('waitUsually', { time: durationText(translator.tag, expected) }))}
          </p>
          {received && (
            <p class="notice" part="notice">
              {translator.t('foreignReceived', { amount: translator.money(received) })}
            </p>
          )}
          <p class="muted">{translator.t(reason === 'confirmation' ? 'waitLeaveChecking' : 'waitLeave')}</p>
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
          {cancellable && <GiveUp context={context} mayHaveSent={reason === 'confirmation'} />}
        </div>
      )
    },
)
