/** The Session a buyer's browser gets: one state, one language, one moment. Pure. */
import {
  moneyFormatter,
  toMoney,
  type Action,
  type Failure,
  type Method,
  type Row,
  type Session,
  type Transfer,
} from '../../src/contract/index.ts'
import { failureText } from '../texts/failures.ts'
import { TEXTS } from '../texts/index.ts'
import type { Locale } from '../texts/locale.ts'
import { fillIn } from '../texts/translation.ts'
import { shownAttempt, statusOf } from './attempt.ts'
import { backToShop } from './back-to-shop.ts'
import type { CapabilitiesOf } from './capabilities.ts'
import { sessionEnd } from './deadlines.ts'
import { withValues, type EditableOf } from './editable-fields.ts'
import { isEditable } from './edits.ts'
import { endedTransfer, type EndedTransfer } from './ended-transfer.ts'
import { foreignTo, heldTotals, ledgerOf, receivedBy } from './ledger.ts'
import type { ProviderTextOf } from './provider-text.ts'
import { receiptsLeft } from './receipts.ts'
import type { Instructions } from './report.ts'
import { fittingText, LONGEST } from './shown-text.ts'
import { usualRounding, type RoundingLimit } from './rounding.ts'
import type { AttemptState, EditState, SessionState } from './session.ts'
import { firstWait } from './wait-stage.ts'

/** How the provider's account presents the shop. */
export interface AccountFace {
  readonly name?: string
  readonly icon?: string
  readonly website?: string
}

export interface BuyerViewContext {
  readonly now: number
  readonly locale: Locale
  /** How amounts are written, where not as the language alone does: a BCP 47 tag. */
  readonly tag?: string
  readonly capabilities: CapabilitiesOf
  /** What buyers read for a code of a provider. */
  readonly providerText: ProviderTextOf
  /** What a buyer may change of a payment that is open; nothing where it is left out. */
  readonly editable?: EditableOf
  readonly shopName: string
  /** How much an order may be short of, where that is not as usual. */
  readonly rounding?: RoundingLimit
  /** Seconds this method's first answer usually takes, where history tells. */
  readonly usually?: number
  /** A method to offer where it takes longer. */
  readonly next?: string
  /** What can be chosen; only looked at where the buyer is to choose. */
  readonly offer: {
    readonly methods: readonly Method[]
    /** The id to offer first. */
    readonly suggested?: string
    readonly empty?: string
    readonly account?: AccountFace
  }
}

const iso = (at: number): string => new Date(at).toISOString()

function fill(text: string, state: SessionState, { locale, tag = locale }: BuyerViewContext): string {
  const { amount, credited, due } = ledgerOf(state)
  const { currency } = state.terms.amount
  const format = moneyFormatter(tag)
  const show = (minor: number) => format(toMoney(Math.max(0, minor), currency))
  return fillIn(text, { received: show(credited), amount: show(amount), due: show(due), currency })
}

function failure(code: string, provider: string | undefined, state: SessionState, context: BuyerViewContext): Failure {
  const own = context.providerText(provider, code, context.locale)
  const { text, retryable } = own ?? failureText(code, context.locale)
  return { code, retryable, text: fill(text, state, context) }
}

/** How the last attempt ended, where that explains why the buyer chooses again. */
function notice(state: SessionState, context: BuyerViewContext): Failure | undefined {
  const { currency } = state.terms.amount
  const last = state.attempts.at(-1)
  if (last) {
    const status = statusOf(last, currency)
    if (status === 'failed') return failure(last.progress.failure ?? 'declined', last.provider, state, context)
    if (status === 'expired') return failure('expired', undefined, state, context)
  }
  if (ledgerOf(state).credited > 0) return failure('underpaid', undefined, state, context)
  return undefined
}

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

function transfer(
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
  return {
    kind: 'transfer',
    amount: screen.amount ? toMoney(screen.amount.minor, screen.amount.currency) : toMoney(attempt.asked, currency),
    ...(ordered === undefined ? {} : { ordered: toMoney(ordered, currency) }),
    rows: screen.rows.flatMap(shownRow),
    ...(screen.qr ? { qr: screen.qr } : {}),
    ...(screen.link === undefined ? {} : { link: screen.link }),
    ...(screen.mode === undefined ? {} : { mode: screen.mode }),
    ...(screen.payee === undefined ? {} : { payee: screen.payee }),
    ...(attempt.expiresAt === undefined ? {} : { expiresAt: iso(attempt.expiresAt) }),
    ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
  }
}

/** What the buyer may change of it now, and what became of the last change that was not made. */
function edits(attempt: AttemptState, state: SessionState, context: BuyerViewContext): Partial<Transfer> {
  const { editable, locale } = context
  if (!editable || !isEditable(attempt, state, context)) return {}
  const fields = withValues(editable(attempt.provider, attempt.method, locale), attempt)
  return fields.length === 0 ? {} : { editable: fields, ...(attempt.edit ? { edit: outcomeOf(attempt.edit) } : {}) }
}

const outcomeOf = ({ outcome }: EditState) => outcome ?? 'asked'

/** Details whose time is over: to be read, and to be paid by no more. An older widget sees a countdown that is past. */
function endedDetails(attempt: EndedTransfer, state: SessionState, context: BuyerViewContext): Transfer {
  const { qr: _code, link: _app, ...details } = transfer(attempt, attempt.screen, state, context)
  const { expiresAt = Infinity, answeredAt, startedAt, progress } = attempt
  const past = expiresAt <= context.now ? expiresAt : (answeredAt ?? startedAt)
  return {
    ...details,
    rows: details.rows.map(({ copy: _value, ...row }) => row),
    expiresAt: iso(past),
    ended: progress.word === 'cancelled' ? 'cancelled' : 'expired',
  }
}

/** What is left of details whose time is over: to read them, or to wait for what the buyer says is on its way. */
function endedAction(attempt: EndedTransfer, state: SessionState, context: BuyerViewContext): Action {
  const details = endedDetails(attempt, state, context)
  if (attempt.sentAt === undefined) return details
  return {
    kind: 'wait',
    reason: 'confirmation',
    since: iso(attempt.sentAt),
    stage: 'checking',
    cancellable: true,
    details,
  }
}

function liveAction(attempt: AttemptState, state: SessionState, context: BuyerViewContext): Action {
  const status = statusOf(attempt, state.terms.amount.currency)
  const { screen } = attempt
  if (status === 'starting') {
    return {
      kind: 'wait',
      reason: attempt.opening,
      ...firstWait(state, attempt),
      cancellable: true,
      ...(context.usually === undefined ? {} : { usually: context.usually }),
      ...(context.next === undefined ? {} : { next: context.next }),
    }
  }
  const since = iso(attempt.sentAt ?? attempt.answeredAt ?? attempt.startedAt)
  if (status === 'confirming') {
    // What the provider itself is checking may be about to be paid: only the buyer's own word can be taken back.
    const cancellable = attempt.progress.word === 'pending' && heldTotals(attempt).length === 0
    const details = screen?.kind === 'transfer' ? { details: transfer(attempt, screen, state, context) } : {}
    const [foreign] = foreignTo(attempt, state.terms.amount.currency)
    const received = foreign ? { received: toMoney(foreign.minor, foreign.currency) } : {}
    const receipts = attempt.sentAt === undefined ? {} : { receipts: receiptsLeft(state) }
    return {
      kind: 'wait',
      reason: 'confirmation',
      since,
      stage: 'checking',
      cancellable,
      ...receipts,
      ...details,
      ...received,
    }
  }
  if (!screen) return { kind: 'wait', reason: 'provider', since, stage: 'found', cancellable: true }
  switch (screen.kind) {
    case 'transfer':
      return { ...transfer(attempt, screen, state, context), ...edits(attempt, state, context) }
    case 'frame':
      return {
        kind: 'frame',
        url: screen.url,
        ...(attempt.expiresAt === undefined ? {} : { expiresAt: iso(attempt.expiresAt) }),
      }
    case 'redirect':
      return {
        kind: 'redirect',
        url: screen.url,
        method: screen.method,
        params: screen.params.map(([name, value]) => [name, value]),
        ...(state.terms.returnUrl === undefined ? {} : { returnUrl: state.terms.returnUrl }),
        ...(attempt.expiresAt === undefined ? {} : { expiresAt: iso(attempt.expiresAt) }),
      }
  }
}

function doneAction(state: SessionState, end: NonNullable<SessionState['end']>, context: BuyerViewContext): Action {
  const back = backToShop(state)
  const last = end.outcome === 'expired' ? notice(state, context) : undefined
  // The outcome says as much.
  const why = last?.code === 'expired' ? undefined : last
  return {
    kind: 'done',
    outcome: end.outcome,
    ...(why ? { failure: why } : {}),
    ...(back === undefined ? {} : { returnUrl: back }),
  }
}

function chooseAction(state: SessionState, context: BuyerViewContext): Action {
  const { methods, suggested, empty } = context.offer
  const said = empty === undefined ? notice(state, context) : failure(empty, undefined, state, context)
  const first = suggested === undefined ? {} : { suggested }
  return { kind: 'choose', methods: [...methods], ...first, ...(said ? { notice: said } : {}) }
}

/** Does this state let the buyer choose, so that the offer matters? */
export function isChoosing(state: SessionState): boolean {
  return !state.end && !shownAttempt(state) && !endedTransfer(state)
}

function attemptPart(state: SessionState): Session['attempt'] {
  const { currency } = state.terms.amount
  const attempt = shownAttempt(state) ?? state.attempts.at(-1)
  if (!attempt) return undefined
  const received = receivedBy(attempt, currency)
  return {
    id: attempt.id,
    method: attempt.method,
    name: attempt.name,
    status: statusOf(attempt, currency),
    asked: toMoney(attempt.asked, currency),
    ...(received > 0 ? { received: toMoney(received, currency) } : {}),
  }
}

export function buyerView(state: SessionState, context: BuyerViewContext): Session {
  const { currency } = state.terms.amount
  const { order } = state.terms
  const ledger = ledgerOf(state)
  const live = shownAttempt(state)
  const ended = endedTransfer(state)
  const attempt = attemptPart(state)
  const { account } = context.offer
  return {
    id: state.id,
    revision: state.revision,
    testMode: state.mode === 'test',
    order: {
      id: order.id,
      amount: toMoney(ledger.amount, currency),
      ...(order.description === undefined ? {} : { description: order.description }),
    },
    due: toMoney(state.accepted ? 0 : Math.max(0, ledger.due), currency),
    ...(ledger.received > 0 ? { received: toMoney(ledger.received, currency) } : {}),
    ...(ledger.refunded > 0 ? { refunded: toMoney(ledger.refunded, currency) } : {}),
    merchant: {
      name: context.shopName || fittingText(account?.name ?? '', LONGEST.name) || TEXTS[context.locale].page.shop,
      ...(account?.icon ? { icon: account.icon } : {}),
      ...(account?.website ? { website: account.website } : {}),
    },
    now: iso(context.now),
    expiresAt: iso(sessionEnd(state, context.capabilities)),
    ...(state.handedOverAt === undefined ? {} : { handedOverAt: iso(state.handedOverAt) }),
    ...(attempt ? { attempt } : {}),
    action: state.end
      ? doneAction(state, state.end, context)
      : live
        ? liveAction(live, state, context)
        : ended
          ? endedAction(ended, state, context)
          : chooseAction(state, context),
  }
}
