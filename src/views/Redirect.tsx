import type { Redirect as RedirectAction, Session } from '../contract/index.ts'
import { pageAddress } from '../core/address.ts'
import { Button } from '../ui/Button.tsx'
import { signalComponent } from '../ui/signal-component.ts'
import { Code } from './Code.tsx'
import { GiveUp } from './GiveUp.tsx'
import { Problem } from './Problem.tsx'
import { leftUntil, TimeLeft } from './TimeLeft.tsx'
import { Title } from './Title.tsx'
import type { LazyViewContext } from './view-context.ts'

export interface RedirectProps {
  readonly context: LazyViewContext
  readonly action: RedirectAction
  readonly session: Session
}

/**
 * The payment goes on at the provider's own page. The button is there even while the browser is already leaving. A page
 * that is an address and nothing more can be opened on the phone instead.
 */
export const Redirect = signalComponent<RedirectProps>(
  () =>
    ({ context, action: { method, url, params, expiresAt, returnUrl, total }, session }) => {
      const { controller, translator } = context
      const asked = total ?? session.due
      const isMore = asked.value !== session.due.value || asked.currency !== session.due.currency
      const page = method === 'GET' && !params.length && matchMedia('(pointer: fine)').matches && pageAddress(url)
      return (
        <div class="step">
          <Title context={context}>{translator.t('redirectTitle')}</Title>
          <TimeLeft context={context} left={leftUntil(expiresAt, context)} />
          <p>{translator.t(leadsHere(returnUrl, context) ? 'redirectHelp' : 'redirectHelpElsewhere')}</p>
          {isMore && (
            <p class="notice" part="notice">
              {translator.t('redirectTotal', { amount: translator.money(asked) })}
            </p>
          )}
          <Problem fault={controller.problem.value} translator={translator} />
          <Button onClick={() => void controller.leave()}>
            <span>
              {translator.t('redirectGo')} · <bdi translate={false}>{translator.money(asked)}</bdi>
            </span>
          </Button>
          {page && (
            <figure>
              <Code
                context={context}
                payload={url}
                label={translator.t('qrLabel', { amount: translator.money(asked) })}
              />
              <figcaption class="muted">{translator.t('redirectQr')}</figcaption>
            </figure>
          )}
          <GiveUp context={context} />
        </div>
      )
    },
)

/** Is this the page that the buyer comes back to? Without an address of the shop's that is the hosted page. */
function leadsHere(returnUrl: string | undefined, { server }: LazyViewContext): boolean {
  const here = `${location.origin}${location.pathname}`
  return returnUrl === undefined ? here.startsWith(`${server}/pay/`) : returnUrl.replace(/[?#].*/, '') === here
}
