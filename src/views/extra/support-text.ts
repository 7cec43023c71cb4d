/** What a buyer gives to whoever helps: which payment, and how it stands. In English, since support reads it. Pure. */
import type { Money, Session, Transfer } from '../../contract/index.ts'

/** The details on screen: of the step, or of the wait after it. */
export function detailsOf({ action }: Session): Transfer | undefined {
  if (action.kind === 'transfer') return action
  return action.kind === 'wait' ? action.details : undefined
}

const moneyText = ({ value, currency }: Money) => `${value} ${currency}`

function stateOf({ action }: Session): string {
  switch (action.kind) {
    case 'wait':
      return [action.kind, action.reason, action.stage ?? ''].join(' ').trim()
    case 'done':
      return [action.kind, action.outcome, action.failure?.code ?? ''].join(' ').trim()
    case 'transfer':
      return [action.kind, action.mode ?? '', action.ended ?? ''].filter((word) => word !== '').join(' ')
    case 'choose':
    case 'frame':
    case 'redirect':
      return action.kind
  }
}

/**
 * Neither a person nor what is paid to is in it, and nothing that opens a session. `host` is that of the page, `now` the server's
 * time, ms.
 */
export function supportText(session: Session, host: string, now: number): string {
  const { id, revision, order, due, received, refunded, attempt, action, expiresAt, handedOverAt, testMode } = session
  const details = detailsOf(session)
  const end = details?.expiresAt ?? ('expiresAt' in action ? action.expiresAt : undefined)
  const lines: readonly (readonly [label: string, value: string | undefined])[] = [
    ['Order', order.id],
    ['Session', `${id} (revision ${revision}${testMode ? ', test mode' : ''})`],
    ['Attempt', attempt && `${attempt.id} (${attempt.status})`],
    ['Method', attempt?.method],
    ['Reference', attempt?.reference],
    ['Order amount', moneyText(order.amount)],
    ['Asked', attempt && moneyText(details?.amount ?? attempt.asked)],
    ['Received', received && moneyText(received)],
    ['Refunded', refunded && moneyText(refunded)],
    ['Left to pay', moneyText(due)],
    ['Screen', stateOf(session)],
    ['Waiting since', action.kind === 'wait' ? action.since : undefined],
    ['Details end', end],
    ['Session ends', expiresAt],
    ['Handed over', handedOverAt],
    ['Now', new Date(now).toISOString()],
    ['Page', host],
  ]
  return lines.flatMap(([label, value]) => (value === undefined ? [] : [`${label}: ${value}`])).join('\n')
}
