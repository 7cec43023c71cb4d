import type { Wait as WaitAction } from '../contract/index.ts'
import { durationText } from '../i18n/duration.ts'
import { live } from '../ui/signal-component.ts'
import type { StepApp } from './app.ts'
import { Another } from './GiveUp.tsx'
import { Details } from './Details.tsx'
import { Title } from './Title.tsx'

const TITLES = { operator: 'waitOperator', confirmation: 'waitConfirmation', provider: 'waitProvider' } as const

/** What is happening, since when, how long it usually takes, and what may be done meanwhile. */
export const Wait = live<{ readonly app: StepApp; readonly action: WaitAction }>(() => ({ app, action }) => {
  const { pursuit, speech } = app
  const { reason, since, usually, details, cancellable } = action
  // An answer that this version cannot read has no beginning.
  const started = Date.parse(since) || undefined
  const waited = started && pursuit.now.value - started
  const expected = usually === undefined ? undefined : usually * 1000
  const late = waited !== undefined && expected !== undefined && waited > expected
  return (
    <div class="step">
      <Title app={app}>{speech.t(TITLES[reason])}</Title>
      {waited !== undefined && expected !== undefined && <progress aria-hidden="true" max={expected} value={waited} />}
      <p>
        {waited !== undefined && speech.t('waitSoFar', { time: durationText(speech.tag, waited) })}{' '}
        {expected !== undefined &&
          (late ? speech.t('waitLonger') : speech.t('waitUsually', { time: durationText(speech.tag, expected) }))}
      </p>
      <p class="muted">{speech.t(reason === 'confirmation' ? 'waitLeaveChecking' : 'waitLeave')}</p>
      {details && (
        <section>
          <h3>{speech.t('sentDetails')}</h3>
          <Details app={app} details={details} usable={false} />
        </section>
      )}
      {cancellable && <Another app={app} mayHaveSent={reason === 'confirmation'} />}
    </div>
  )
})
