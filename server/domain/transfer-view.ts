/** The details of a transfer as a buyer is shown them: what to send, to whom, what may be changed, and what is left once their time is over. Pure. */
import { moneyFormatter, toMoney, type Row, type Transfer } from '../../src/contract/index.ts'
import { TEXTS } from '../texts/index.ts'
import { fillIn } from '../texts/translation.ts'
import { iso, type BuyerViewContext } from './buyer-context.ts'
import { withValues } from './editable-fields.ts'
import { isEditable } from './edits.ts'
import type { EndedTransfer } from './ended-transfer.ts'
import type { Instructions } from './report.ts'
import { usualRounding } from './rounding.ts'
import { banksFor } from './sbp-banks.ts'
import type { AttemptState, EditState, SessionState } from './session.ts'
import { fittingText, LONGEST } from './shown-text.ts'
import { warningOn } from './transfer-warning.ts'

/** What will be left, or be too much, when the buyer has sent what the provider asks; undefined where it is as good as the order's. */
function otherAmountText(attempt: AttemptState, state: SessionState, context: BuyerViewContext): string | undefined {
  const { asked, ordered = asked } = attempt
  const rest = ordered - asked
  if (rest === 0 || (rest > 0 && rest <= (context.rounding ?? usualRounding)(state.terms.amount))) return undefined
  const { page } = TEXTS[context.locale]
  const amount = moneyFormatter(context.tag ?? context.locale)(toMoney(Math.abs(rest), state.terms.amount.currency))
  return fillIn(rest > 0 ? page.leavesRest : page.isTooMuch, { amount })
}

/** A row as it may be shown. One that is longer than anything to pay to is none: cut off it would lead elsewhere. */
function shownRow({ name, value, copy }: Row): Row[] {
  const [shown, copied] = [value, copy ?? ''].map((text) => fittingText(text, LONGEST.value))
  return shown === undefined ? [] : [{ name, value: shown, ...(copied === undefined ? {} : { copy: copied }) }]
}

/** The details of an attempt, as they are shown while money may be sent to them. */
export function transfer(
  attempt: AttemptState,
  screen: Extract<Instructions, { kind: 'transfer' }>,
  state: SessionState,
  context: BuyerViewContext,
): Transfer {
  const { currency } = state.terms.amount
  const ordered = screen.amount && screen.amount.currency !== currency ? attempt.asked : attempt.ordered
  const own =
    screen.note === undefined ? undefined : context.providerText(attempt.provider, screen.note, context.locale)?.text
  const change = attempt.edit && TEXTS[context.locale].page.edits[outcomeOf(attempt.edit)]
  const notes = [change, own, otherAmountText(attempt, state, context)].filter((text) => text !== undefined)
  const banks = banksFor(screen, context.banks ?? [])
  const warning = warningOn(attempt, currency)
  return {
    kind: 'transfer',
    amount: screen.amount ? toMoney(screen.amount.minor, screen.amount.currency) : toMoney(attempt.asked, currency),
    ...(ordered === undefined ? {} : { ordered: toMoney(ordered, currency) }),
    rows: screen.rows.flatMap(shownRow),
    ...(screen.qr ? { qr: screen.qr } : {}),
    ...(screen.link === undefined ? {} : { link: screen.link }),
    ...(screen.mode === undefined ? {} : { mode: screen.mode }),
    ...(screen.payee === undefined ? {} : { payee: screen.payee }),
    ...(banks.length === 0 ? {} : { banks: [...banks] }),
    ...(warning === undefined ? {} : { warning }),
    ...(attempt.expiresAt === undefined ? {} : { expiresAt: iso(attempt.expiresAt) }),
    ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
  }
}

/** What the buyer may change of it now, and what became of the last change that was not made. */
export function edits(attempt: AttemptState, state: SessionState, context: BuyerViewContext): Partial<Transfer> {
  const { editable, locale } = context
  if (!editable || !isEditable(attempt, state, context)) return {}
  const fields = withValues(editable(attempt.provider, attempt.method, locale), attempt)
  return fields.length === 0 ? {} : { editable: fields, ...(attempt.edit ? { edit: outcomeOf(attempt.edit) } : {}) }
}

const outcomeOf = ({ outcome }: EditState) => outcome ?? 'asked'

/** Details whose time is over: to be read, and to be paid by no more. An older widget sees a countdown that is past. */
export function endedDetails(attempt: EndedTransfer, state: SessionState, context: BuyerViewContext): Transfer {
  const {
    qr: _code,
    link: _app,
    banks: _apps,
    warning: _doubt,
    ...details
  } = transfer(attempt, attempt.screen, state, context)
  const { expiresAt = Infinity, answeredAt, startedAt, progress } = attempt
  const past = expiresAt <= context.now ? expiresAt : (answeredAt ?? startedAt)
  return {
    ...details,
    rows: details.rows.map(({ copy: _value, ...row }) => row),
    expiresAt: iso(past),
    ended: progress.word === 'cancelled' ? 'cancelled' : 'expired',
  }
}
