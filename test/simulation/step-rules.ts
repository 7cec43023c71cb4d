/** The rules that hold for each change of a session, whoever makes it. */
import { FOREIGN_HELD } from '../../server/domain/deadlines.ts'
import { foreignTo, ledgerOf } from '../../server/domain/ledger.ts'
import { payerOf } from '../../server/domain/payer.ts'
import { usualRounding } from '../../server/domain/rounding.ts'
import type { AttemptState, SessionState } from '../../server/domain/session.ts'
import type { Change, Store } from '../../server/domain/store.ts'
import type { SimulationContext } from './context.ts'
import { checkOpening } from './invariants.ts'
import { CURRENCY, type PaymentModel } from './payment-model.ts'
import { backOf, countedOf, sumsOf } from './sums.ts'

const isPaid = (state: SessionState) => state.end?.outcome === 'paid' || state.end?.outcome === 'overpaid'
const isOver = ({ progress: { word } }: AttemptState) => word === 'failed' || word === 'expired' || word === 'cancelled'
const hasEnded = (attempt: AttemptState) => attempt.givenUp !== undefined || isOver(attempt)
const moneyOf = (attempt: AttemptState) => sumsOf(attempt).came + sumsOf(attempt).foreign
const voids = ({ records = [] }: AttemptState) => records.filter(({ voided }) => voided).length

/** Which of a payment's reports the buyer's details are of; the model writes it beside them. */
function shownOrder({ screen }: AttemptState): number {
  const row = screen?.kind === 'transfer' ? screen.rows.find(({ name }) => name === 'reference') : undefined
  return Number(row?.value ?? 0)
}

const isErased = ({ erasure }: SessionState) => erasure?.doneAt !== undefined

/** Whom an erased session still names, and what was erased too soon. */
function erasureFaults(before: SessionState, after: SessionState): readonly string[] {
  if (!isErased(after)) return []
  const faults: string[] = []
  const { customer, order, posted } = after.terms
  const told = JSON.stringify([customer, Object.keys(order), Object.keys(Object(posted) as object).toSorted()])
  if (told !== '[{"id":""},["id"],["amount","id"]]') faults.push(`it is erased, and names ${told}`)
  const shown = after.attempts.find(({ screen, edit, fields }) => screen || edit || Object.keys(fields).length > 0)
  if (shown) faults.push(`it is erased, and ${shown.id} shows who was paid or has paid`)
  if (isErased(before)) return faults
  const isGoingOn = before.refunds.some(({ status }) => status === 'pending' || status === 'unknown')
  if (!before.end || isGoingOn) faults.push('it is erased before it is over')
  const said = after.attempts.flatMap(({ records = [], credits = [] }) => [...records, ...credits])
  if (said.some(({ note, by }) => note !== '' || by !== undefined)) faults.push('it is erased, and a note is left')
  return faults
}

/** Who pays an attempt is whom its payment system knows; and what is over is about nobody else any more. */
function namingFaults(before: SessionState, after: SessionState): readonly string[] {
  if (isErased(after) || isErased(before)) return []
  const faults = before.attempts.flatMap((attempt) => {
    const now = after.attempts.find(({ id }) => id === attempt.id)
    const [was, is] = [payerOf(before, attempt).id, payerOf(after, now).id]
    return was === is ? [] : [`${attempt.id} was begun by ${was}, and is ${is}’s`]
  })
  const isOther = JSON.stringify(before.terms) !== JSON.stringify(after.terms)
  return before.end && after.end && isOther ? [...faults, 'it is over, and something else is said of it'] : faults
}

/** A record that a change has left as it was, but for the words that are erased. */
const kept = (text: object, erases: boolean) =>
  JSON.stringify(text, (key, value: unknown) => (erases && (key === 'note' || key === 'by') ? undefined : value))

function attemptFaults(before: AttemptState, after: AttemptState, erases: boolean): readonly string[] {
  const faults: string[] = []
  for (const total of before.totals) {
    const now = after.totals.find(({ payment, currency }) => payment === total.payment && currency === total.currency)
    if (!now || now.received < total.received || now.refunded < total.refunded || now.chargedBack < total.chargedBack)
      faults.push(`what ${total.payment} was told to hold has shrunk`)
  }
  const isSame = (before.records ?? []).every(({ voided, ...held }, index) => {
    const { voided: now, ...left } = after.records?.[index] ?? {}
    return kept(left, erases) === kept(held, erases) && (!voided || now !== undefined)
  })
  if (!isSame) faults.push('a record has changed, or is gone')
  const ids = (after.credits ?? []).map(({ id }) => id)
  if (new Set(ids).size < ids.length) faults.push('the same is credited twice')
  const records = (after.records ?? []).map(({ id }) => id)
  if (new Set(records).size < records.length) faults.push('the same is recorded twice')
  if (ids.length < (before.credits ?? []).length) faults.push('a credit is gone')
  if (moneyOf(after) < moneyOf(before) && voids(after) === voids(before)) faults.push('money is gone')
  if (!erases && shownOrder(after) < shownOrder(before)) faults.push('older details have taken the place of newer ones')
  if (isOver(before) && !isOver(after)) faults.push(`its provider’s ${before.progress.word} is taken back`)
  if (isOver(before) === isOver(after) && after.progress.order < before.progress.order)
    faults.push('an older word has taken the place of a newer one')
  const grew = sumsOf(after).came - sumsOf(after).credited + sumsOf(after).foreign
  const held = sumsOf(before).came - sumsOf(before).credited + sumsOf(before).foreign
  const { came, foreign, foreignLeft } = sumsOf(before)
  // What was to be confirmed has gone back: it is over as well.
  const isBack = foreign > 0 && (before.progress.word === 'confirming' || before.sentAt !== undefined)
  const isLate = grew > held && (hasEnded(before) || isBack) && came === 0 && foreignLeft === 0
  if ((after.late === true) !== (before.late === true || isLate))
    faults.push(`money is ${after.late ? '' : 'not '}called late`)
  return faults.map((fault) => `${after.id}: ${fault}`)
}

/** Money of somebody who has named no order is an attempt's by what a person has said there, and by nothing else. */
function straysFaults(
  model: PaymentModel,
  before: AttemptState | undefined,
  after: AttemptState,
  assignTo: string | undefined,
): readonly string[] {
  const known = new Set(before?.totals.map(({ payment }) => payment))
  const said = new Set(
    before?.records?.flatMap(({ payment, voided }) => (voided || payment === undefined ? [] : [payment])),
  )
  return after.totals.flatMap(({ payment }) => {
    const held = model.payments.find(({ id }) => id === payment)
    const faults: string[] = []
    if (held?.attempt === '' && !known.has(payment) && !said.has(payment) && assignTo !== after.id)
      faults.push(`${after.id}: ${payment} has come to it, and nobody has said so`)
    if (held && held.profile.id !== after.provider) faults.push(`${after.id}: ${payment} is of another payment system`)
    return faults
  })
}

/** A record is not taken back of money that has gone back, or may. */
function voidFaults(before: SessionState, after: SessionState): readonly string[] {
  return after.attempts.flatMap((attempt, index) => {
    const held = before.attempts[index]
    if (!held || voids(attempt) === voids(held) || sumsOf(attempt).came >= sumsOf(held).came) return []
    const open = after.refunds.reduce(
      (sum, { attempt: of, status, amount }) =>
        of === attempt.id && (status === 'pending' || status === 'unknown') ? sum + amount : sum,
      0,
    )
    const [came, back] = [sumsOf(attempt).came, backOf(attempt, after) + open]
    return back > came ? [`${attempt.id}: ${came} is left of it, and ${back} went back`] : []
  })
}

function foreignFault(before: SessionState, after: SessionState): string | undefined {
  const { end } = after
  if (before.end || (end?.outcome !== 'expired' && end?.outcome !== 'underpaid')) return undefined
  const waiting = after.attempts.find(
    (attempt) => sumsOf(attempt).foreignLeft > 0 && end.at < (attempt.foreignAt ?? 0) + FOREIGN_HELD,
  )
  return waiting && `the session ended while nobody had said what the money of ${waiting.id} is worth`
}

/** What is asked for, or written down, is told apart from what had gone back before. */
function refundFaults(before: SessionState, after: SessionState): readonly string[] {
  const faults: string[] = []
  const held = new Set(before.refunds.map(({ id }) => id))
  for (const attempt of before.attempts) {
    const main = attempt.payment ?? attempt.id
    const ours = before.refunds.filter((refund) => refund.attempt === attempt.id)
    const sum = (some: typeof ours) => some.reduce((all, { amount }) => all + amount, 0)
    const made = sum(ours.filter(({ status }) => status === 'succeeded'))
    const perhaps = sum(ours.filter(({ status, settled }) => status !== 'failed' || settled !== undefined))
    const told = attempt.totals.find(({ payment, currency }) => payment === main && currency === CURRENCY)
    const elsewhere = Math.max(0, (told?.refunded ?? 0) - perhaps, ...ours.map((refund) => refund.elsewhere ?? 0))
    for (const refund of after.refunds)
      if (refund.attempt === attempt.id && !held.has(refund.id) && (refund.elsewhere ?? 0) !== elsewhere)
        faults.push(`${refund.id} is asked for beside ${refund.elsewhere ?? 0} gone elsewhere, not ${elsewhere}`)
    const records = after.attempts.find(({ id }) => id === attempt.id)?.records ?? []
    for (const { id, kind, beside } of records.slice(attempt.records?.length ?? 0))
      if (kind === 'refunded' && (beside?.refunds !== before.refunds.length || beside.made !== made))
        faults.push(`${id} does not say what it stands beside`)
  }
  return faults
}

/** What must hold where the shop has changed the amount: nothing had come or was coming, and nothing by the old one is open or whole. */
function updateFaults(before: SessionState, after: SessionState): readonly string[] {
  const { minor } = after.terms.amount
  if (minor === before.terms.amount.minor) return []
  const faults: string[] = []
  if (before.end || after.end) faults.push('the amount of what is over has changed')
  if (before.attempts.some((attempt) => moneyOf(attempt) > 0)) faults.push('the amount has changed after money came')
  for (const attempt of after.attempts) {
    if (!hasEnded(attempt)) faults.push(`${attempt.id} is still paid by the old amount`)
    if (attempt.owed !== minor) faults.push(`${attempt.id} would count as if the amount were the old one`)
    if (attempt.progress.word === 'confirming') faults.push(`the amount has changed while ${attempt.id} is confirmed`)
  }
  return faults
}

function sessionFaults(before: SessionState, after: SessionState): readonly string[] {
  const faults: string[] = []
  const { minor: amount } = after.terms.amount
  const counted = countedOf(after)
  const { received, credited, due } = ledgerOf(after)
  const came = after.attempts.reduce((sum, attempt) => sum + sumsOf(attempt).came, 0)
  for (const attempt of after.attempts) {
    const waiting = foreignTo(attempt, CURRENCY).reduce((sum, { minor }) => sum + minor, 0)
    const { foreignLeft } = sumsOf(attempt)
    if (waiting !== foreignLeft) faults.push(`${attempt.id} waits for ${waiting}, and has ${foreignLeft}`)
  }
  if (received !== came) faults.push(`it shows ${received}, and has ${came}`)
  if (credited !== counted) faults.push(`${credited} counts towards it, and ${counted} should`)
  const { rounding = 0 } = after
  if (rounding > usualRounding(after.terms.amount)) faults.push(`${rounding} of it was rounded away`)
  const isAskedSo = after.attempts.some(({ asked, owed, ordered = asked }) => {
    const less = ordered - asked
    return owed === undefined && rounding <= less && less <= usualRounding(after.terms.amount)
  })
  if (rounding > 0 && !isAskedSo) faults.push('it was rounded, and nobody had asked for less')
  if (before.rounding !== undefined && rounding > before.rounding) faults.push('it was rounded twice')
  const isEnough = counted + rounding >= amount || (after.accepted === true && came > 0)
  if (isPaid(after) && !isPaid(before) && !isEnough) faults.push(`it is called paid with ${counted} of ${amount}`)
  if (!after.end && isEnough && counted > 0) faults.push(`it is open with ${counted} of ${amount}`)
  if (after.accepted && !before.accepted && came <= 0) faults.push('nothing was taken as enough')
  if (due !== amount - counted - Math.min(rounding, Math.max(0, amount - counted))) faults.push(`${due} is due`)
  const isTakenBack = after.attempts.some((attempt, index) => {
    const held = before.attempts[index]
    return held !== undefined && voids(attempt) > voids(held)
  })
  if (isPaid(before) && !isPaid(after) && !isTakenBack) faults.push('it is not paid any more')
  const live = after.attempts.filter((attempt) => !hasEnded(attempt) && moneyOf(attempt) === 0)
  if (live.length > 1) faults.push(`${live.map(({ id }) => id).join(' and ')} are both live`)
  const foreign = foreignFault(before, after)
  return [
    ...faults,
    ...updateFaults(before, after),
    ...erasureFaults(before, after),
    ...namingFaults(before, after),
    ...refundFaults(before, after),
    ...voidFaults(before, after),
    ...(foreign === undefined ? [] : [foreign]),
  ]
}

/** Has a server just taken the work of opening its payment? */
function isTaken({ task }: AttemptState, before: AttemptState | undefined): boolean {
  return task?.kind === 'create' && task.claim !== undefined && task.claim.by !== before?.task?.claim?.by
}

/** The storage, with each change that it is given held against the rules. */
export function watched(
  context: SimulationContext,
  model: PaymentModel,
  store: Pick<Store, 'change'>,
): Pick<Store, 'change'> {
  /** Sessions that had ended without being paid, and that nobody has opened again. */
  const over = new Set<string>()

  function follow(session: string, { state, log }: Change): void {
    const opened = log.find(({ what }) => what === 'session.reopened')
    if (opened?.detail?.['byHand'] === true && over.has(session))
      context.breach(`${session}: what was over is open again because a record was taken back`)
    if (opened) over.delete(session)
    if (state.end && !isPaid(state)) over.add(session)
  }

  return {
    change: (session, step, about) =>
      store.change(
        session,
        (state, money, holder) => {
          const { value, change } = step(state, money, holder)
          if (!change) return { value }
          const after = change.state
          follow(session, change)
          const faults = after.attempts.flatMap((attempt) => {
            const before = state.attempts.find(({ id }) => id === attempt.id)
            if (isTaken(attempt, before)) checkOpening(context, model, after, attempt.id)
            const strays = straysFaults(model, before, attempt, change.assignTo)
            return before ? [...strays, ...attemptFaults(before, attempt, isErased(after))] : strays
          })
          for (const fault of [...faults, ...sessionFaults(state, after)]) context.breach(`${session}: ${fault}`)
          if (after.rounding !== undefined && state.rounding === undefined) context.count('orders rounded')
          return { value, change }
        },
        about,
      ),
  }
}
