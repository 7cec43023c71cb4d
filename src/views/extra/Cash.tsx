import type { ComponentChildren } from 'preact'
import type { Row, Transfer } from '../../contract/index.ts'
import { addressOf } from '../../core/address.ts'
import { momentText } from '../../core/moment.ts'
import { Button } from '../../ui/Button.tsx'
import { signalComponent } from '../../ui/signal-component.ts'
import { Title } from '../Title.tsx'
import type { ExtraViewContext } from '../view-context.ts'
import { CancelMeeting } from './CancelMeeting.tsx'

export interface CashProps {
  readonly context: ExtraViewContext
  readonly action: Transfer
  /** Another place or time, where there may be one. */
  readonly edit: ComponentChildren
  /** What went wrong with the last command. */
  readonly problem: ComponentChildren
}

/** A meeting at which cash is handed over: where, when, with whom. Nothing is sent, so nothing here speaks of sending. */
export const Cash = signalComponent<CashProps>(() => ({ context, action, edit, problem }) => {
  const { translator, controller, store } = context
  const { amount, rows, note, ended } = action
  const order = store.session.value?.order.id ?? ''
  return (
    <div class="transfer meeting">
      <Title context={context}>{translator.t(ended ? `done_${ended}` : 'cashTitle')}</Title>
      <p class={ended && 'notice'} part={ended && 'notice'} role={ended && 'alert'}>
        {ended ? translator.t('cashOver', { order }) : translator.t('cashHow')}
      </p>
      {note !== undefined && !ended && (
        <p class="notice" part="notice">
          {note}
        </p>
      )}
      <dl class={ended ? 'details over' : 'details'}>
        <div class="copy tile" part="row tile">
          <dt>{translator.t(ended ? 'amount' : 'bring')}</dt>
          <dd>
            <bdi translate={false}>{translator.money(amount)}</bdi>
          </dd>
        </div>
      </dl>
      <dl class={ended ? 'details card over' : 'details card'} part="details">
        {rows.map(({ name, value }) => (
          <div key={name} class={name === 'code' ? 'copy large' : 'copy'} part="row">
            <dt>{translator.t(`row_${name}`)}</dt>
            <dd>
              <bdi translate={false}>
                {name === 'time' ? momentText(value, translator.tag) : <Linked name={name} value={value} />}
              </bdi>
            </dd>
          </div>
        ))}
      </dl>
      {!ended && edit}
      {problem}
      {ended ? (
        <Button kind="plain" busy={controller.busy.value === 'renew'} onClick={() => void controller.renew()}>
          {translator.t('cashAgain')}
        </Button>
      ) : null}
      {!ended && <CancelMeeting context={context} />}
    </div>
  )
})

/** Pages that open a chat and do nothing else. */
const CHATS = new Set(['t.me', 'wa.me'])

/** A messenger's page where it certainly is one; any other text stays text. */
function Linked({ name, value }: Pick<Row, 'name' | 'value'>) {
  const url = name === 'messenger' || name === 'username' ? addressOf(value) : undefined
  const isChat = url?.protocol === 'https:' && CHATS.has(url.hostname) && !url.username && !url.password && !url.port
  if (!isChat) return <>{value}</>
  return (
    <a href={url.href} target="_blank" rel="noreferrer">
      {value}
    </a>
  )
}
