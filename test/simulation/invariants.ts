/** The rules that hold in every run, checked as calls leave a server and again when all has come to rest. */
import { assignedMethod } from '../../server/domain/assigned-money.ts'
import type { Outcome } from '../../src/contract/index.ts'
import { ledgerOf } from '../../server/domain/ledger.ts'
import { usualRounding } from '../../server/domain/rounding.ts'
import type { AttemptState, SessionState } from '../../server/domain/session.ts'
import type { Unmatched } from '../../server/domain/store.ts'
import type { MemoryStore } from '../support/store/memory-store.ts'
import type { Heard } from '../support/webhook-receiver.ts'
import type { Buyer } from './buyer.ts'
import type { Clerk } from './clerk.ts'
import { HOUR, MINUTE, type SimulationContext } from './context.ts'
import { within } from './network.ts'
import { CURRENCY, type PaymentModel, type ModelPayment } from './payment-model.ts'
import { checkAskedRefunds, checkDismissed, checkRefunds, mistakenBack, type Dismissed } from './refund-rules.ts'
import type { ServerInstance } from './server-instance.ts'
import { recordedBy, sumsOf } from './sums.ts'

const moneyOf = (payment: ModelPayment): number => payment.received[CURRENCY] ?? 0
const isPaid = (state: SessionState) => state.end?.outcome === 'paid' || state.end?.outcome === 'overpaid'

function find(store: MemoryStore, id: string): { state: SessionState; attempt: AttemptState } | undefined {
  for (const state of store.all()) {
    const attempt = state.attempts.find((one) => one.id === id)
    if (attempt) return { state, attempt }
  }
  return undefined
}

/** A payment whose opening has been answered and stored, and which may be paid. One of which a person says that it was is not. */
const isKnownOpen = ({ progress, payment, sentAt, records = [] }: AttemptState) =>
  payment !== undefined &&
  progress.word === 'pending' &&
  sentAt === undefined &&
  records.every(({ voided }) => voided !== undefined)

/** As a call leaves: is it one that may be made? */
export function checkLeaving(
  context: SimulationContext,
  model: PaymentModel,
  store: MemoryStore,
  kind: 'create' | 'close' | 'refund',
  id: string,
): void {
  if (kind === 'refund') {
    if (model.refunds.some((refund) => refund.id === id)) context.breach(`refund ${id} is asked for a second time`)
    return
  }
  const found = find(store, id)
  if (!found) {
    context.breach(`a ${kind} for ${id}, which is not stored`)
    return
  }
  const { progress, sentAt } = found.attempt
  if (kind === 'close' && (progress.word === 'confirming' || sentAt !== undefined))
    context.breach(`${id} is closed at its bank while it is being confirmed`)
}

/** Holds the payment system whose place another takes by itself something that could be paid, or was? */
function checkGoneOn(context: SimulationContext, model: PaymentModel, state: SessionState, id: string): void {
  const first = state.attempts.find((attempt) => attempt.id === id)?.fallbackOf
  if (first === undefined) return
  context.count('choices gone on')
  const held = model.of(first).find(({ status }) => status !== 'failed')
  if (held) context.breach(`${id} takes the place of ${first}, whose ${held.id} is ${held.status}`)
}

/** As a server takes the work of opening a payment: is it one that may be opened? What comes after that finds it on its way. */
export function checkOpening(context: SimulationContext, model: PaymentModel, state: SessionState, id: string): void {
  const word = state.attempts.find((attempt) => attempt.id === id)?.progress.word
  if (word === 'failed' || word === 'expired' || word === 'cancelled') context.breach(`${id} is opened and was ${word}`)
  if (isPaid(state)) context.breach(`${id} is opened for a session that is paid`)
  checkGoneOn(context, model, state, id)
  for (const other of state.attempts) {
    const payment = model.of(other.id).find((one) => one.isMain && one.status === 'open')
    if (other.id === id || !payment?.profile.close || !isKnownOpen(other) || payment.closeAsked) continue
    context.breach(
      `${id} is opened while ${payment.id} of ${other.id} is known to be open and nobody asked to close it`,
    )
  }
}

export interface Rest {
  readonly context: SimulationContext
  readonly model: PaymentModel
  readonly store: MemoryStore
  readonly heard: readonly Heard[]
  readonly unmatched: readonly Unmatched[]
  readonly buyers: readonly Buyer[]
  /** By session. */
  readonly clerks: ReadonlyMap<string, Clerk>
  readonly dismissed: Dismissed
  readonly server: () => ServerInstance | undefined
  readonly go: (done: () => boolean) => Promise<void>
}

/** Money that must be shown without anybody asking: told by a callback, or found by a look at a system that can be asked. */
function mustShow(payment: ModelPayment, attempt: AttemptState): number {
  const canBeFound =
    payment.profile.lookup &&
    payment.isMain &&
    payment.status === 'paid' &&
    !payment.cameLate &&
    attempt.payment === payment.id
  return canBeFound ? moneyOf(payment) : payment.told
}

/** Was the payment given to the attempt, or is it recorded there, or was it when it was told of? */
function isCountedBy(
  { id, totals, records = [] }: AttemptState,
  payment: string,
  unmatched: readonly Unmatched[],
): boolean {
  return (
    unmatched.some((held) => held.assignedTo === id && held.payment === payment) ||
    totals.some((total) => total.payment === payment) ||
    records.some((record) => record.payment === payment && !record.voided)
  )
}

/** No payment counts for two, and what came for nobody is listed, or is somebody's. */
function checkStrays({ context, model, store, unmatched }: Rest): void {
  const attempts = store.all().flatMap((state) => state.attempts)
  for (const { id, attempt, told } of model.payments) {
    if (attempt !== '') continue
    const counting = attempts.filter((one) => isCountedBy(one, id, unmatched))
    if (counting.length > 1) context.breach(`${id} counts for ${counting.map((one) => one.id).join(' and ')}`)
    const listed = unmatched.find((held) => held.payment === id)
    if (told > 0 && !listed && counting.length === 0) context.breach(`${id} came for nobody and is not listed`)
    if (listed && listed.assignedTo !== counting[0]?.id)
      context.breach(`${id} is listed and counts for ${counting[0]?.id}`)
  }
}

function checkMoney(rest: Rest, state: SessionState): void {
  const { model, context, unmatched } = rest
  const told = { least: 0, most: 0 }
  for (const attempt of state.attempts) {
    const payments = [
      ...model.of(attempt.id),
      ...model.payments.filter(({ attempt: of, id }) => of === '' && isCountedBy(attempt, id, unmatched)),
    ]
    for (const total of attempt.totals)
      if (!payments.some((payment) => payment.id === total.payment))
        context.breach(`${attempt.id} shows ${total.payment}, which is not its payment`)
    const recorded = recordedBy(attempt, 'received')
    for (const [key, minor] of recorded) {
      if (!key.endsWith(` ${CURRENCY}`) || payments.some(({ id }) => key === `${id} ${CURRENCY}`)) continue
      told.least += minor
      told.most += minor
    }
    for (const payment of payments) {
      const total = attempt.totals.find((one) => one.payment === payment.id && one.currency === CURRENCY)
      const shown = total?.received ?? 0
      const least = mustShow(payment, attempt)
      const byHand = recorded.get(`${payment.id} ${CURRENCY}`) ?? 0
      told.least += Math.max(least, byHand)
      told.most += Math.max(moneyOf(payment), byHand)
      if (shown > moneyOf(payment)) context.breach(`${payment.id} is shown with ${shown} and holds ${moneyOf(payment)}`)
      if (shown < least)
        context.breach(`${payment.id} is shown with ${shown}; it holds ${moneyOf(payment)}, ${least} of it known`)
      if ((total?.refunded ?? 0) > payment.refunded) context.breach(`${payment.id} shows a refund that was not made`)
    }
    // What was recorded by mistake may be sent back before it is taken back; a real bank would refuse it.
    const mistaken = (attempt.records ?? []).reduce((sum, { amount }) => sum + amount.minor, 0)
    const received = payments.reduce((sum, payment) => sum + moneyOf(payment), 0) + mistaken
    const refunded = model.refunds
      .filter((refund) => refund.status === 'succeeded' && refund.payment.attempt === attempt.id)
      .reduce((sum, refund) => sum + refund.amount, 0)
    if (refunded > received) context.breach(`${attempt.id}: ${refunded} sent back of ${received}`)
  }
  const credited = state.attempts.reduce((sum, attempt) => sum + sumsOf(attempt).credited, 0)
  const { amount, received: all, rounding } = ledgerOf(state)
  const received = all - credited
  if (received < told.least || received > told.most)
    context.breach(`the session shows ${received}; between ${told.least} and ${told.most} has come`)
  if (isPaid(state) && told.most + credited + rounding < amount && !state.accepted)
    context.breach(`the session is shown as paid; ${told.most} of ${amount} has come`)
  const wentBack = state.attempts.some((attempt) =>
    model.of(attempt.id).some((one) => one.refunded + one.chargedBack + mistakenBack(rest, state, attempt) > 0),
  )
  if (!isPaid(state) && told.least + credited + rounding >= amount && !wentBack)
    context.breach(`the session is not shown as paid; ${told.least} of ${amount} has come`)
}

function checkRest({ context, model }: Rest, state: SessionState): void {
  if (!state.end) context.breach('the session has not ended')
  for (const attempt of state.attempts) {
    if (attempt.task) context.breach(`${attempt.id} still owes a ${attempt.task.kind}`)
    if (attempt.look) context.breach(`${attempt.id} is still looked at`)
    const open = model.of(attempt.id).find((payment) => payment.status === 'open')
    if (open?.profile.close && isKnownOpen(attempt) && !open.closeAsked)
      context.breach(`${open.id} was left open at its bank without a try to close it`)
  }
}

function checkTold({ context, store, heard }: Rest, state: SessionState): void {
  for (const message of store.messages()) {
    if (message.state !== 'delivered')
      context.breach(`${message.event} ${message.id} was not delivered: ${message.state}`)
  }
  // Those of a session that was erased are stored no more.
  const said = store.everSaid()
  for (const [id, event] of said)
    if (!heard.some((one) => one.id === id)) context.breach(`${event} ${id} was never heard`)
  for (const one of heard) if (!said.has(one.id)) context.breach(`${one.id} was heard and never said`)
  const about = heard.filter((one) => one.data.id === state.id)
  const last = about.toSorted((a, b) => (a.data.revision ?? 0) - (b.data.revision ?? 0)).at(-1)
  const outcome = state.end?.outcome
  if (last?.data.status !== outcome) context.breach(`the shop believes ${last?.data.status}; the session is ${outcome}`)
  const received = (ledgerOf(state).received / 100).toFixed(2)
  if (last && last.data.received?.value !== received)
    context.breach(`the shop believes ${last.data.received?.value} has come; the session shows ${received}`)
  for (const refund of state.refunds) {
    if (refund.status !== 'succeeded' && refund.status !== 'failed') continue
    if (!about.some((one) => one.type === `refund.${refund.status}`))
      context.breach(`nobody was told of refund ${refund.id}`)
  }
}

function checkClerks({ context, clerks }: Rest, state: SessionState): void {
  for (const fault of clerks.get(state.id)?.faultsIn(state) ?? []) context.breach(fault)
}

/** How an order ends that was paid exactly as its provider has asked. */
function outcomeOf({ asked, ordered }: ModelPayment, { terms }: SessionState): Outcome {
  if (asked > ordered) return 'overpaid'
  return ordered - asked <= usualRounding(terms.amount) ? 'paid' : 'underpaid'
}

function checkBuyer({ context }: Rest, buyer: Buyer, state: SessionState): void {
  const opened = state.attempts.filter(
    ({ provider, method, fallbackOf }) => method !== assignedMethod(provider) && fallbackOf === undefined,
  ).length
  const wentOn = state.attempts.flatMap(({ fallbackOf }) => fallbackOf ?? [])
  if (new Set(wentOn).size < wentOn.length) context.breach('one attempt was gone on from twice')
  if (state.attempts.some(({ id, fallbackOf }) => fallbackOf !== undefined && wentOn.includes(id)))
    context.breach('what was gone on to was gone on from')
  if (opened > buyer.opened()) context.breach(`${opened} attempts were made by ${buyer.opened()} commands`)
  const payment = buyer.paid()
  if (!payment || !buyer.options.honest) return
  const attempt = state.attempts.find((one) => one.id === payment.attempt)
  const isKnown = attempt !== undefined && mustShow(payment, attempt) >= payment.asked
  if (isKnown && state.end?.outcome !== outcomeOf(payment, state))
    context.breach(`a buyer who paid once, rightly, sees ${state.end?.outcome ?? 'no end'}`)
}

/** When all has come to rest. */
export async function checkEnd(rest: Rest): Promise<void> {
  const { context, store, model, server, go } = rest
  checkStrays(rest)
  checkDismissed(rest, rest.unmatched, rest.dismissed)
  for (const state of store.all()) {
    checkMoney(rest, state)
    checkRest(rest, state)
    checkRefunds(rest, state)
    checkTold(rest, state)
    checkClerks(rest, state)
    for (const buyer of rest.buyers) if (buyer.options.session === state.id) checkBuyer(rest, buyer, state)
  }
  // Now a person asks about every attempt: where the system can be asked, everything it holds is shown.
  const asked = store.all().flatMap((state) => state.attempts.map((attempt) => attempt.id))
  let isAsked = false
  void (async () => {
    for (const id of asked) {
      const instance = server()
      const answer = instance && (await within(context, 5 * MINUTE, instance.shopService.reconcile(id)))
      if (!answer) context.breach(`nobody could ask about ${id}`)
    }
    await context.clock.sleep(HOUR)
    isAsked = true
  })()
  await go(() => isAsked)
  for (const state of store.all()) {
    checkAskedRefunds(rest, state)
    for (const attempt of state.attempts) {
      for (const payment of model.of(attempt.id)) {
        if (!payment.isMain || !payment.profile.lookup) continue
        const shown = attempt.totals.find((one) => one.payment === payment.id && one.currency === CURRENCY)
        if ((shown?.received ?? 0) !== moneyOf(payment))
          context.breach(`asked, ${payment.id} is shown with ${shown?.received ?? 0} and holds ${moneyOf(payment)}`)
      }
    }
  }
}
