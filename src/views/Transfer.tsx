import { useSignal } from '@preact/signals'
import type { Transfer as TransferAction } from '../contract/index.ts'
import { linkAddress } from '../core/address.ts'
import { Button } from '../ui/Button.tsx'
import { Countdown } from '../ui/Countdown.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import type { App } from './app.ts'
import { Another } from './Another.tsx'
import { Details } from './Details.tsx'
import { Problem } from './Problem.tsx'
import { Title } from './Title.tsx'

export function Transfer({ app, action }: { readonly app: App; readonly action: TransferAction }) {
  const { checkout, speech, say } = app
  const left = action.expiresAt === undefined ? undefined : Date.parse(action.expiresAt) - checkout.now.value
  const over = left !== undefined && left <= 0
  const cents = /[1-9]/.test(action.amount.value.split('.')[1] ?? '')
  return (
    <div class="step">
      <Title app={app}>{speech.t(over ? 'timeOver' : 'transferTitle')}</Title>
      {left !== undefined && !over && (
        <Countdown
          left={left}
          text={speech.t('timeLeft', { time: speech.countdown(left) })}
          said={speech.t('timeLeftSaid', { time: speech.duration(left) })}
          onSay={say}
        />
      )}
      {over && (
        <div class="notice danger" role="alert" part="notice">
          <p>
            <b>{speech.t('doNotSend')}</b> {speech.t('doNotSendHelp')}
          </p>
        </div>
      )}
      <Details app={app} details={action} usable={!over} />
      {cents && !over && <p class="muted">{speech.t('exactly')}</p>}
      {action.note !== undefined && !over && <p class="notice">{action.note}</p>}
      {!over && <Ways app={app} action={action} />}
      <Problem fault={checkout.problem.value} speech={speech} />
      <Button busy={checkout.busy.value === 'sent'} onClick={() => void checkout.sent()}>
        {speech.t('sentAmount', { amount: speech.money(action.amount) })}
      </Button>
      {over && (
        <Button kind="plain" busy={checkout.busy.value === 'cancel'} onClick={() => void checkout.giveUp()}>
          {speech.t('newDetails')}
        </Button>
      )}
      {!over && <Another app={app} mayHaveSent />}
    </div>
  )
}

/** On a phone the bank's own app comes first and the QR code waits behind a button; on a desk the phone scans it. */
function Ways({ app, action }: { readonly app: App; readonly action: TransferAction }) {
  const { speech } = app
  const touch = matchMedia('(pointer: coarse)').matches
  const open = useSignal(!touch)
  const link = action.link === undefined ? undefined : linkAddress(action.link)
  const bank = link !== undefined && (
    <a class={`button ${touch ? 'primary' : 'plain'}`} part="button" href={link} target="_blank" rel="noopener noreferrer">
      {speech.t('openBank')}
    </a>
  )
  const code = action.qr && (
    <figure>
      <QrCode
        payload={action.qr.payload}
        svg={action.qr.svg}
        label={speech.t('qrLabel', { amount: speech.money(action.amount) })}
      />
      <figcaption class="muted">{speech.t('scanQr')}</figcaption>
    </figure>
  )
  return (
    <>
      {touch && bank}
      {touch && code && (
        <Button kind="plain" expanded={open.value} onClick={() => (open.value = !open.value)}>
          {speech.t(open.value ? 'hideQr' : 'showQr')}
        </Button>
      )}
      {open.value && code}
      {!touch && bank}
    </>
  )
}
