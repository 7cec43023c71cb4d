import type { Redirect as RedirectAction, Session } from '../contract/index.ts'
import { pageAddress } from '../core/address.ts'
import { Button } from '../ui/Button.tsx'
import { signalComponent } from '../ui/signal-component.ts'
import { QrCode } from '../ui/QrCode.tsx'
import type { StepApp } from './app.ts'
import { GiveUp } from './GiveUp.tsx'
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
export const Redirect = signalComponent<RedirectProps>(
  () =>
    ({ app, action: { method, url, params, expiresAt }, session }) => {
      const { controller, translator } = app
      const page = method === 'GET' && !params.length && matchMedia('(pointer: fine)').matches && pageAddress(url)
      return (
        <div class="step">
          <Title app={app}>{translator.t('redirectTitle')}</Title>
          <TimeLeft app={app} left={leftUntil(expiresAt, app)} />
          <p>{translator.t('redirectHelp')}</p>
          <Problem fault={controller.problem.value} translator={translator} />
          <Button onClick={() => void controller.leave()}>{translator.t('redirectGo')}</Button>
          {page && (
            <figure>
              <QrCode payload={url} label={translator.t('qrLabel', { amount: translator.money(session.due) })} />
              <figcaption class="muted">{translator.t('redirectQr')}</figcaption>
            </figure>
          )}
          <GiveUp app={app} />
        </div>
      )
    },
)
