import type { Frame as FrameAction } from '../contract/index.ts'
import { BAD_ADDRESS, pageAddress } from '../core/address.ts'
import { signalComponent } from '../ui/signal-component.ts'
import { GiveUp } from './GiveUp.tsx'
import { Problem } from './Problem.tsx'
import { leftUntil, TimeLeft } from './TimeLeft.tsx'
import { Title } from './Title.tsx'
import type { LazyViewContext } from './view-context.ts'

/**
 * Enough for a form that checks a card with the bank, in a window of its own where it needs one, and for a bank's app that a press
 * opens. The shop's page stays out of its reach: no click in the form takes the page away.
 */
const SANDBOX = [
  'allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox',
  'allow-top-navigation-to-custom-protocols',
].join(' ')

export interface FrameProps {
  readonly context: LazyViewContext
  readonly action: FrameAction
}

/** The provider's form, in a frame; in a tab of its own where a frame cannot be, or must not. */
export const Frame = signalComponent<FrameProps>(({ context: { store, server } }, end) => {
  let frame: HTMLIFrameElement | null = null
  const come = (element: HTMLIFrameElement | null) => {
    frame = element
  }
  // Our own return page says so to the page around it; it proves nothing and only asks for a fresh Session.
  const hear = ({ source, origin, data }: MessageEvent<{ readonly paywicket?: unknown } | null>) => {
    const ours = source !== null && source === frame?.contentWindow && origin === new URL(server).origin
    if (ours && data?.paywicket === 'return') store.refresh()
  }
  addEventListener('message', hear)
  end(() => removeEventListener('message', hear))

  return ({ context, action: { url, expiresAt } }) => {
    const { translator } = context
    const page = pageAddress(url)
    // A page of this very origin would be let out of its sandbox; an isolated page can hold no frame that is not.
    const framed = !crossOriginIsolated && page?.origin !== location.origin
    return (
      <div class="step">
        <Title context={context}>{translator.t('frameWhat')}</Title>
        {!page && <Problem fault={BAD_ADDRESS} translator={translator} />}
        <div class="above">
          <TimeLeft context={context} left={leftUntil(expiresAt, context)} />
          {page && (
            <a class={framed ? 'quiet' : 'button primary'} href={page.href} target="_blank" rel="noreferrer">
              {translator.t('frameTab')}
            </a>
          )}
        </div>
        {page && framed && (
          <iframe
            ref={come}
            part="frame"
            src={page.href}
            title={translator.t('frameTitle')}
            sandbox={SANDBOX}
            allow="payment; clipboard-write"
            referrerpolicy="strict-origin-when-cross-origin"
          />
        )}
        {!framed && <p class="muted">{translator.t('frameTabHelp')}</p>}
        <Problem fault={context.controller.problem.value} translator={translator} />
        <GiveUp context={context} mayHaveSent />
      </div>
    )
  }
})
