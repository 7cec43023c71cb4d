import * as v from 'valibot'
import type { Frame as FrameAction } from '../contract/index.ts'
import { pageAddress } from '../core/address.ts'
import { countdownText, durationText } from '../i18n/duration.ts'
import { Countdown } from '../ui/Countdown.tsx'
import { live } from '../ui/live.ts'
import type { StepApp } from './app.ts'
import { Another } from './Another.tsx'
import { BadAddress } from './BadAddress.tsx'
import { Title } from './Title.tsx'

/** What our own return page says to the widget around it; it proves nothing and only asks for a fresh Session. */
const returnMessage = v.object({ paywicket: v.literal('return') })

/** Enough for a form that checks a card with the bank; the shop's page stays out of its reach. */
const SANDBOX = 'allow-scripts allow-forms allow-same-origin allow-popups allow-top-navigation-by-user-activation'

export interface FrameProps {
  readonly app: StepApp
  readonly action: FrameAction
}

/** The provider's form, in a frame; in a tab of its own where a frame cannot be, or must not. */
export const Frame = live<FrameProps>(({ app: { checkout, server } }, end) => {
  let frame: HTMLIFrameElement | null = null
  const come = (element: HTMLIFrameElement | null) => {
    frame = element
  }
  const hear = ({ source, origin, data }: MessageEvent) => {
    const ours = source !== null && source === frame?.contentWindow && origin === new URL(server).origin
    if (ours && v.safeParse(returnMessage, data).success) checkout.refresh()
  }
  addEventListener('message', hear)
  end(() => removeEventListener('message', hear))

  return ({ app, action: { url, expiresAt } }) => {
    const { pursuit, speech, say } = app
    const page = pageAddress(url)
    const left = expiresAt === undefined ? 0 : Date.parse(expiresAt) - pursuit.now.value
    // A page of this very origin would be let out of its sandbox; an isolated page can hold no frame that is not.
    const framed = !crossOriginIsolated && page?.origin !== location.origin
    return (
      <div class="step">
        <Title app={app}>{speech.t('frameWhat')}</Title>
        {left > 0 && (
          <Countdown
            left={left}
            text={speech.t('timeLeft', { time: countdownText(left) })}
            said={speech.t('timeLeft', { time: durationText(speech.tag, left) })}
            onSay={say}
          />
        )}
        {!page && <BadAddress speech={speech} />}
        {page && framed && (
          <iframe
            ref={come}
            part="frame"
            src={page.href}
            title={speech.t('frameTitle')}
            sandbox={SANDBOX}
            allow="payment; clipboard-write"
            referrerpolicy="strict-origin-when-cross-origin"
          />
        )}
        {page && (
          <a class={framed ? 'quiet' : 'button primary'} href={page.href} target="_blank" rel="noreferrer">
            {speech.t('frameTab')}
          </a>
        )}
        {!framed && <p class="muted">{speech.t('frameTabHelp')}</p>}
        <Another app={app} mayHaveSent />
      </div>
    )
  }
})
