import { signal } from '@preact/signals-core'
import type { Transfer as TransferAction } from '../contract/index.ts'
import { linkAddress } from '../core/address.ts'
import { Button } from '../ui/Button.tsx'
import { signalComponent } from '../ui/signal-component.ts'
import { Code } from './Code.tsx'
import { Details } from './Details.tsx'
import { Edit } from './Edit.tsx'
import { GiveUp } from './GiveUp.tsx'
import { Problem } from './Problem.tsx'
import { leftUntil, TimeLeft } from './TimeLeft.tsx'
import { Title } from './Title.tsx'
import type { LazyViewContext } from './view-context.ts'

export interface TransferProps {
  readonly context: LazyViewContext
  readonly action: TransferAction
}

export const Transfer = signalComponent<TransferProps>(() => ({ context, action }) => {
  const { controller, translator } = context
  const left = leftUntil(action.expiresAt, context)
  const over = action.ended !== undefined || (left !== undefined && left <= 0)
  const cents = /[1-9]/.test(action.amount.value.split('.')[1] ?? '')
  return (
    <div class="step">
      <Title context={context}>{translator.t(over ? 'timeOver' : 'transferTitle')}</Title>
      <TimeLeft context={context} left={left} />
      {over && (
        <div class="notice danger" role="alert" part="notice">
          <p>
            <b>{translator.t('doNotSend')}</b> {translator.t('doNotSendHelp')}
          </p>
        </div>
      )}
      {action.ordered && !over && (
        <p class="notice">
          {translator.t('otherAmount', {
            ordered: translator.money(action.ordered),
            amount: translator.money(action.amount),
          })}
        </p>
      )}
      <Details context={context} details={action} usable={!over} />
      {action.editable && !over && <Edit context={context} fields={action.editable} />}
      {!over && (
        <>
          {action.note === undefined ? (
            cents && <p class="muted">{translator.t('exactly')}</p>
          ) : (
            <p class="notice">{action.note}</p>
          )}
          <Ways context={context} action={action} />
        </>
      )}
      {controller.kept.value === 'sent' ? (
        <p class="notice" role="alert" part="notice">
          {translator.t('sentKept')}
        </p>
      ) : (
        // What is wrong with a field stands at the field.
        controller.problem.value?.field === undefined && (
          <Problem fault={controller.problem.value} translator={translator} />
        )
      )}
      <Button busy={controller.busy.value === 'sent'} onClick={() => void controller.sent()}>
        {over ? translator.t('sentAlready') : translator.t('sentAmount', { amount: translator.money(action.amount) })}
      </Button>
      {over && (
        <Button kind="plain" busy={controller.busy.value === 'renew'} onClick={() => void controller.renew()}>
          {translator.t('newDetails')}
        </Button>
      )}
      <GiveUp context={context} mayHaveSent />
    </div>
  )
})

/** On a phone the bank's own app comes first and the QR code waits behind a button; on a desk the phone scans it. */
const Ways = signalComponent<TransferProps>(() => {
  const touch = matchMedia('(pointer: coarse)').matches
  const open = signal(!touch)
  return ({ context, action: { link, qr, amount } }) => {
    const { translator } = context
    const address = link === undefined ? undefined : linkAddress(link)
    const bank = address !== undefined && (
      <a class="button plain link" part="button" href={address} target="_blank" rel="noreferrer">
        {translator.t('openBank')}
      </a>
    )
    const code = qr && open.value && (
      <figure>
        <Code
          context={context}
          payload={qr.payload}
          svg={qr.svg}
          label={translator.t('qrLabel', { amount: translator.money(amount) })}
        />
        <figcaption class="muted">{translator.t('scanQr')}</figcaption>
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
            {translator.t(open.value ? 'hideQr' : 'showQr')}
          </Button>
        )}
        {code}
      </>
    )
  }
})
