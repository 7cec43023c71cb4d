import type { Redirect as RedirectAction, Session } from '../contract/index.ts'
import { pageAddress } from '../core/address.ts'
import { Button } from '../ui/Button.tsx'
import { live } from '../ui/signal-component.ts'
import { QrCode } from '../ui/QrCode.tsx'
import type { StepApp } from './app.ts'
import { Another } from './GiveUp.tsx'
import { Problem } from './Problem.tsx'
import { leftUntil, TimeLeft } from './TimeLeft.tsx'
import { Title } from './Title.tsx'

export interface RedirectProps {
  readonly app: StepApp
  readonly action: RedirectAction
  readonly session: Session
}

/**
 * The payment goes on at the provider's own page. The button is there even while the browser is already leaving. A page
 * that is an address and nothing more can be opened on the phone instead.
 */
export const Redirect = live<RedirectProps>(() => ({ app, action: { method, url, params, expiresAt }, session }) => {
  const { pursuit, speech } = app
  const page = method === 'GET' && !params.length && matchMedia('(pointer: fine)').matches && pageAddress(url)
  return (
    <div class="step">
      <Title app={app}>{speech.t('redirectTitle')}</Title>
      <TimeLeft app={app} left={leftUntil(expiresAt, app)} />
      <p>{speech.t('redirectHelp')}</p>
      <Problem fault={pursuit.problem.value} speech={speech} />
      <Button onClick={() => void pursuit.leave()}>{speech.t('redirectGo')}</Button>
      {page && (
        <figure>
          <QrCode payload={url} label={speech.t('qrLabel', { amount: speech.money(session.due) })} />
          <figcaption class="muted">{speech.t('redirectQr')}</figcaption>
        </figure>
      )}
      <Another app={app} />
    </div>
  )
})
