/**
 * One example of each event, made by what makes the true ones: a session is led through the domain, and what the shop is told of
 * each change is kept. Ids and times are fixed, so that the pages they stand on change only where the code does.
 */
import type { EventName, WebhookEvent } from '../../src/contract/shop/index.ts'
import * as commands from '../domain/commands.ts'
import { applyCreateResult, applyReport } from '../domain/provider-results.ts'
import { applyRefundResult, requestRefund } from '../domain/refunds.ts'
import type { RefundResult, Report } from '../domain/report.ts'
import type { SessionState } from '../domain/session.ts'
import { settle } from '../domain/settle.ts'
import { shopView } from '../domain/shop-view.ts'
import type { Setting } from '../domain/step.ts'
import { MINUTE } from '../domain/time-units.ts'
import { messagesBetween } from '../domain/webhook-messages.ts'
import { failureText } from '../texts/failures.ts'
import { counterEvent } from './counters.ts'
import { strayEvent } from './unmatched-view.ts'

const START = Date.UTC(2026, 10, 27, 9)
const ATTEMPT = 'att_Yb2KXcVtQm4n'
const PAYMENT = 'cpi_7tQe5mW2'
const CURRENCY = 'RUB'
const OWED = 150_317

const capabilities = () => ({ lookup: true, close: true, edit: false, repeatable: true, createLimit: 300 })
const after = (minutes: number): Setting => ({ now: START + minutes * MINUTE, capabilities })
const reason = (_provider: string, code: string) => failureText(code, 'en').text

/** What is asked of the domain here is never refused. */
function taken<T extends { readonly kind: string }>(decision: T): Extract<T, { kind: 'step' }> {
  if (decision.kind === 'step') return decision as Extract<T, { kind: 'step' }>
  throw new Error(`an example was refused: ${JSON.stringify(decision)}`)
}

const posted = {
  id: '1001',
  amount: { value: '1503.17', currency: CURRENCY },
  description: 'Two teapots',
}
const opened: SessionState = {
  id: 'ses_k3JqPz8dWv1x',
  mode: 'test',
  terms: {
    order: { id: posted.id, description: posted.description },
    amount: { minor: OWED, currency: CURRENCY },
    customer: { id: 'c42', email: 'anna@example.com' },
    metadata: { cart: 'a7' },
    posted,
  },
  createdAt: START,
  expiresAt: START + 30 * MINUTE,
  revision: 1,
  attempts: [],
  refunds: [],
}

function withDetails(): SessionState {
  const choice: commands.Choice = {
    id: ATTEMPT,
    provider: 'acquirer',
    method: 'acquirer.card',
    name: 'Card',
    fields: {},
    locale: 'en',
    opening: 'provider',
  }
  const { state } = taken(commands.choose(opened, choice, after(1))).step
  const report: Report = {
    payment: PAYMENT,
    state: 'pending',
    screen: { kind: 'redirect', url: 'https://pay.example/7tQe5mW2', method: 'GET', params: [] },
  }
  return applyCreateResult(state, ATTEMPT, { kind: 'report', report }, after(1)).state
}

const REFUND_FAILED: RefundResult = {
  kind: 'failed',
  failure: 'refund_failed',
  detail: 'failed',
  id: 'rfd_2Pq9',
}

/** The payment system says that so much has come in all, minor units. */
const money = (minor: number): Report => ({
  payment: PAYMENT,
  state: 'succeeded',
  received: { minor, currency: CURRENCY },
})

const told = (state: SessionState, report: Report, minutes: number): SessionState =>
  applyReport(state, ATTEMPT, report, after(minutes)).state

function refunded(paid: SessionState, result: RefundResult): readonly [SessionState, SessionState] {
  const wish = { id: 'rf_c8LmWq3nTz5b', attempt: ATTEMPT, amount: 50_000, reason: 'one cup was broken' }
  const { state } = taken(requestRefund(paid, wish, after(60), () => true)).step
  return [state, applyRefundResult(state, wish.id, result, after(61)).state]
}

type Change = readonly [before: SessionState, after: SessionState, minutes: number]
type Told = Exclude<EventName, 'payment.unmatched' | 'counter.paid'>

/** The change of a session that each event tells of. */
function changes(): Readonly<Record<Told, Change>> {
  const pending = withDetails()
  const part = told(pending, money(90_000), 4)
  const paid = told(pending, money(OWED), 4)
  return {
    'session.paid': [pending, paid, 4],
    'session.overpaid': [pending, told(pending, money(OWED + 10_000), 4), 4],
    'session.underpaid': [part, settle(part, after(60)).state, 60],
    'session.part_paid': [pending, part, 4],
    'session.expired': [opened, settle(opened, after(31)).state, 31],
    'session.cancelled': [opened, taken(commands.cancelSession(opened, after(5))).step.state, 5],
    'session.charged_back': [
      paid,
      told(paid, { ...money(OWED), chargedBack: { minor: OWED, currency: CURRENCY } }, 900),
      900,
    ],
    'attempt.failed': [pending, told(pending, { payment: PAYMENT, state: 'failed', failure: 'declined' }, 3), 3],
    'refund.succeeded': [...refunded(paid, { kind: 'succeeded', id: 'rfd_2Pq9' }), 61],
    'refund.failed': [...refunded(paid, REFUND_FAILED), 61],
  }
}

function messageOf(event: Told, [before, next, minutes]: Change): WebhookEvent {
  const seen = (state: SessionState) => shopView(state, { capabilities, reason })
  const timestamp = new Date(after(minutes).now).toISOString()
  const state = { ...next, revision: before.revision + 1 }
  const found = messagesBetween(before, state, seen, timestamp).find(({ type }) => type === event)
  if (!found) throw new Error(`the change of the example tells no ${event}`)
  return found
}

/** By the name of the event, the body as it is sent. */
export function webhookExamples(): Readonly<Record<EventName, WebhookEvent>> {
  const ofSessions = Object.entries(changes()).map(([event, change]) => [event, messageOf(event as Told, change)])
  const stray: Report = { payment: 'cpi_9aBd3Kf1', state: 'succeeded', received: { minor: 50_000, currency: CURRENCY } }
  const at = after(10).now
  const unmatched = {
    id: 'um_4tGh7RkSx2pc',
    provider: 'acquirer',
    payment: stray.payment,
    report: stray,
    firstSeenAt: at,
  }
  return {
    ...(Object.fromEntries(ofSessions) as Record<Told, WebhookEvent>),
    'payment.unmatched': strayEvent(unmatched, at),
    'counter.paid': counterEvent('ctr_6wNb8VyLq1dm', { ...stray, payment: '5e8f2c71' }, at),
  }
}
