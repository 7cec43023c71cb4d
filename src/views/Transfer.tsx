import { signal } from '@preact/signals-core'
import type { Transfer as TransferAction } from '../contract/index.ts'
import { linkAddress } from '../core/address.ts'
import { Button } from '../ui/Button.tsx'
import { live } from '../ui/signal-component.ts'
import { QrCode } from '../ui/QrCode.tsx'
import type { StepApp } from './app.ts'
import { Another } from './GiveUp.tsx'
import { Details } from './Details.tsx'
import { Problem } from './Problem.tsx'
import { leftUntil, TimeLeft } from './TimeLeft.tsx'
import { Title } from './Title.tsx'

export interface TransferProps {
  readonly app: StepApp
  readonly action: TransferAction
}

export const Transfer = live<TransferProps>(() => ({ app, action }) => {
  const { pursuit, speech } = app
  const left = leftUntil(action.expiresAt, app)
  const over = left !== undefined && left <= 0
  const cents = /[1-9]/.test(action.amount.value.split('.')[1] ?? '')
  return (
    <div class="step">
      <Title app={app}>{speech.t(over ? 'timeOver' : 'transferTitle')}</Title>
      <TimeLeft app={app} left={left} />
      {over && (
        <div class="notice danger" role="alert" part="notice">
          <p>
            <b>{speech.t('doNotSend')}</b> {speech.t('doNotSendHelp')}
          </p>
        </div>
      )}
      <Details app={app} details={action} usable={!over} />
      {!over &&
        (action.note === undefined ? (
          cents && <p class="muted">{speech.t('exactly')}</p>
        ) : (
          <p class="notice">{action.note}</p>
        ))}
      {!over && <Ways app={app} action={action} />}
      <Problem fault={pursuit.problem.value} speech={speech} />
      <Button busy={pursuit.busy.value === 'sent'} onClick={() => void pursuit.sent()}>
        {speech.t('sentAmount', { amount: speech.money(action.amount) })}
      </Button>
      {over && (
        <Button kind="plain" busy={pursuit.busy.value === 'cancel'} onClick={() => void pursuit.giveUp()}>
          {speech.t('newDetails')}
        </Button>
      )}
      {!over && <Another app={app} mayHaveSent />}
    </div>
  )
})

/** On a phone the bank's own app comes first and the QR code waits behind a button; on a desk the phone scans it. */
const Ways = live<TransferProps>(() => {
  const touch = matchMedia('(pointer: coarse)').matches
  const open = signal(!touch)
  return ({ app: { speech }, action: { link, qr, amount } }) => {
    const address = link === undefined ? undefined : linkAddress(link)
    const bank = address !== undefined && (
      <a class="button plain link" part="button" href={address} target="_blank" rel="noreferrer">
        {speech.t('openBank')}
      </a>
    )
    const code = qr && open.value && (
      <figure>
        <QrCode payload={qr.payload} svg={qr.svg} label={speech.t('qrLabel', { amount: speech.money(amount) })} />
        <figcaption class="muted">{speech.t('scanQr')}</figcaption>
      </figure>
    )
    if (!touch) {
      return (
        <>
          {code}
          {bank}
        </>
      )
    }
    return (
      <>
        {bank}
        {qr && (
          <Button kind="plain" expanded={open.value} onClick={() => (open.value = !open.value)}>
            {speech.t(open.value ? 'hideQr' : 'showQr')}
          </Button>
        )}
        {code}
      </>
    )
  }
})
