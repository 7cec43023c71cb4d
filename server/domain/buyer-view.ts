/** The Session a buyer's browser gets: one state, one language, one moment. Pure. */
import { moneyFormatter, toMoney, type Action, type Failure, type Session } from '../../src/contract/index.ts'
import { failureText } from '../texts/failures.ts'
import { TEXTS } from '../texts/index.ts'
import { fillIn } from '../texts/translation.ts'
import { shownAttempt, statusOf } from './attempt.ts'
import { backToShop } from './back-to-shop.ts'
import { iso, type BuyerViewContext } from './buyer-context.ts'
import { sessionEnd } from './deadlines.ts'
import { endedTransfer, type EndedTransfer } from './ended-transfer.ts'
import { foreignTo, heldTotals, ledgerOf, receivedBy } from './ledger.ts'
import { receiptsLeft } from './receipts.ts'
import { fittingText, LONGEST } from './shown-text.ts'
import type { AttemptState, SessionState } from './session.ts'
import { edits, endedDetails, transfer } from './transfer-view.ts'
import { firstWait } from './wait-stage.ts'

export type { AccountFace, BuyerViewContext } from './buyer-context.ts'

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
      ...(context.next === undefined ? {} : { next: context.next.id, nextName: context.next.name }),
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
      ...(attempt.sentAt === undefined || context.usually === undefined ? {} : { usually: context.usually }),
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
        ...(attempt.fee ? { total: toMoney(attempt.asked + attempt.fee, state.terms.amount.currency) } : {}),
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
    // Until a payment system names it, our own id stands for it.
    ...(attempt.payment === undefined || attempt.payment === attempt.id ? {} : { reference: attempt.payment }),
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
      ...(context.contact ? { contact: context.contact } : {}),
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
