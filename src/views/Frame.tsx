import { useEffect, useRef } from 'preact/hooks'
import * as v from 'valibot'
import type { Frame as FrameAction } from '../contract/index.ts'
import { pageAddress } from '../core/address.ts'
import { Countdown } from '../ui/Countdown.tsx'
import type { App } from './app.ts'
import { Another } from './Another.tsx'
import { Problem } from './Problem.tsx'
import { Title } from './Title.tsx'

/** What our own return page says to the widget around it; it proves nothing and only asks for a fresh Session. */
const returnMessage = v.object({ paywicket: v.literal('return') })

/** Enough for a form that checks a card with the bank; the shop's page stays out of its reach. */
const SANDBOX = 'allow-scripts allow-forms allow-same-origin allow-popups allow-top-navigation-by-user-activation'

/** The provider's form, in a frame; in a tab of its own where a frame cannot be, or must not. */
export function Frame({ app, action }: { readonly app: App; readonly action: FrameAction }) {
  const { checkout, speech, server, say } = app
  const frame = useRef<HTMLIFrameElement>(null)
  const url = pageAddress(action.url)
  const left = action.expiresAt === undefined ? undefined : Date.parse(action.expiresAt) - checkout.now.value

  useEffect(() => {
    const hear = ({ source, origin, data }: MessageEvent) => {
      const ours = source === frame.current?.contentWindow && origin === new URL(server).origin
      if (ours && source !== null && v.is(returnMessage, data)) checkout.refresh()
    }
    addEventListener('message', hear)
    return () => removeEventListener('message', hear)
  }, [checkout, server])

  if (!url) {
    return (
      <div class="step">
        <Title app={app}>{speech.t('frameWhat')}</Title>
        <Problem fault={{ kind: 'refused', code: 'bad-address' }} speech={speech} />
        <Another app={app} />
      </div>
    )
  }
  // A page of this very origin would be let out of its sandbox; an isolated page may hold no frame that is not.
  const framed = !crossOriginIsolated && url.origin !== location.origin
  return (
    <div class="step">
      <Title app={app}>{speech.t('frameWhat')}</Title>
      {left !== undefined && left > 0 && (
        <Countdown
          left={left}
          text={speech.t('timeLeft', { time: speech.countdown(left) })}
          said={speech.t('timeLeftSaid', { time: speech.duration(left) })}
          onSay={say}
        />
      )}
      {framed && (
        <iframe
          ref={frame}
          part="frame"
          src={url.href}
          title={speech.t('frameTitle')}
          sandbox={SANDBOX}
          allow="payment; clipboard-write"
          referrerpolicy="strict-origin-when-cross-origin"
        />
      )}
      <a class={framed ? 'quiet' : 'button primary'} href={url.href} target="_blank" rel="noopener noreferrer">
        {speech.t('frameTab')}
      </a>
      {!framed && <p class="muted">{speech.t('frameTabHelp')}</p>}
      <Another app={app} mayHaveSent />
    </div>
  )
}
