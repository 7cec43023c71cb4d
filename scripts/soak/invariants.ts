/** What must be true once the trouble is over: what the payment systems hold, what we show, and what the shop was told. */
import type { Heard } from '../../test/support/webhook-receiver.ts'
import type { Order } from './buyers.ts'
import type { Client } from './client.ts'
import { sleep, type Stats } from './stats.ts'

interface Amount {
  readonly value: string
  readonly currency: string
}

/** A line of the sandbox's `GET /_sandbox/payments`. */
export interface Payment {
  readonly provider: string
  readonly id: string
  readonly reference: string
  readonly status: string
  readonly received?: Amount
  readonly refunded?: Amount
}

export interface Shown {
  readonly id: string
  readonly revision: number
  readonly status: string
  readonly accepted?: boolean
  readonly amount: Amount
  readonly received: Amount
  readonly attempts: readonly {
    readonly id: string
    readonly provider: string
    readonly status: string
    readonly received: Amount
    readonly payments: readonly { readonly reference: string; readonly received: Amount; readonly refunded: Amount }[]
  }[]
  readonly refunds: readonly {
    readonly id: string
    readonly attempt: string
    readonly amount: Amount
    readonly status: string
  }[]
}

export interface CheckOptions {
  readonly client: Client
  readonly secretKey: string
  readonly sandboxUrl: string
  readonly orders: readonly Order[]
  readonly heard: () => readonly Heard[]
  readonly stats: Stats
  /** How many tellings the database holds that were not delivered. */
  readonly untold: () => Promise<number>
  /** How long everything may take to come to rest, ms. */
  readonly patience: number
}

const minor = (amount: Amount | undefined): number => Math.round(Number(amount?.value ?? 0) * 100)
const isPaid = ({ status }: Shown) => status === 'paid' || status === 'overpaid'

/** Every session there is, by its id. */
async function everySession({ client, secretKey }: CheckOptions): Promise<ReadonlyMap<string, Shown>> {
  const all = new Map<string, Shown>()
  let after = ''
  for (;;) {
    const { body } = await client.call<{ data: readonly Shown[]; next?: string }>(
      'GET',
      `/v1/sessions?limit=200${after}`,
      secretKey,
    )
    for (const session of body.data) all.set(session.id, session)
    if (body.next === undefined) return all
    after = `&after=${body.next}`
  }
}

/** What the payment systems hold for each of our attempts. A deposit beside a payment stands on the same reference. */
async function everyPayment({ sandboxUrl }: CheckOptions): Promise<ReadonlyMap<string, readonly Payment[]>> {
  const list = (await (await fetch(`${sandboxUrl}/_sandbox/payments`)).json()) as readonly Payment[]
  return Map.groupBy(list, (payment) => payment.reference)
}

/** What the payment systems hold and what we show, read at one moment. */
export interface Books {
  readonly sessions: ReadonlyMap<string, Shown>
  readonly payments: ReadonlyMap<string, readonly Payment[]>
}

/** Differences between the payment systems' books and ours. */
export function differences({ sessions, payments }: Books): readonly string[] {
  const found: string[] = []
  for (const session of sessions.values()) {
    let came = 0
    for (const attempt of session.attempts) {
      const held = payments.get(attempt.id) ?? []
      if (held.length > 1) found.push(`${attempt.id} was opened ${held.length} times at ${attempt.provider}`)
      const [payment] = held
      const main = attempt.payments.find(({ reference }) => reference === payment?.id)
      if (payment && minor(main?.received) !== minor(payment.received))
        found.push(
          `${payment.id} of ${attempt.provider} holds ${minor(payment.received)}; ${minor(main?.received)} is shown`,
        )
      // Deposits beside it are in no list of the sandbox's; what is shown of them came by signed callbacks.
      const beside = attempt.payments.filter(({ reference }) => reference !== payment?.id)
      came += minor(payment?.received) + beside.reduce((sum, { received }) => sum + minor(received), 0)
      const refunds = session.refunds.filter((refund) => refund.attempt === attempt.id)
      const sent = refunds
        .filter(({ status }) => status === 'succeeded')
        .reduce((sum, { amount }) => sum + minor(amount), 0)
      if (minor(payment?.refunded) > minor(payment?.received)) found.push(`${attempt.id} was sent back more than came`)
      if (sent > minor(payment?.refunded) && payment)
        found.push(`${sent} is shown as sent back for ${attempt.id}; ${minor(payment.refunded)} was`)
      const isUnknown = refunds.some(({ status }) => status === 'unknown' || status === 'pending')
      if (!isUnknown && payment && sent < minor(payment.refunded) && payment.status !== 'refunded' && sent > 0)
        found.push(`${sent} is shown as sent back for ${attempt.id}; ${minor(payment.refunded)} was`)
    }
    if (minor(session.received) !== came) found.push(`${session.id} shows ${minor(session.received)}; ${came} has come`)
    if (isPaid(session) && came < minor(session.amount) && !session.accepted)
      found.push(`${session.id} is shown as ${session.status} with ${came} of ${minor(session.amount)}`)
  }
  return found
}

function checkOrders({ orders, stats }: CheckOptions, { sessions, payments }: Books): void {
  const ours = new Set<string>()
  for (const order of orders) {
    const session = sessions.get(order.session)
    if (!session) {
      stats.wrong(`order ${order.id} was opened as ${order.session}, which is gone`)
      continue
    }
    const attempts = new Set(session.attempts.map(({ id }) => id))
    stats.count('attempts', attempts.size)
    stats.count(`sessions ${session.status}`)
    for (const { status } of session.refunds) stats.count(`refunds ${status}`)
    for (const id of order.attempts) if (!attempts.has(id)) stats.wrong(`attempt ${id} was answered and is gone`)
    for (const id of attempts) ours.add(id)
  }
  for (const reference of payments.keys())
    if (!ours.has(reference)) stats.wrong(`a payment was opened under ${reference}, which no session knows`)
}

function checkTold({ heard, stats }: CheckOptions, { sessions }: Books): void {
  const last = new Map<string, Heard>()
  for (const one of heard()) {
    const before = last.get(one.data.id)
    if (!before || (one.data.revision ?? 0) >= (before.data.revision ?? 0)) last.set(one.data.id, one)
  }
  for (const session of sessions.values()) {
    if (session.status === 'open') continue
    const told = last.get(session.id)
    if (told?.data.status !== session.status)
      stats.wrong(`the shop believes ${session.id} is ${told?.data.status}; it is ${session.status}`)
    else if (minor(told.data.received as Amount | undefined) !== minor(session.received))
      stats.wrong(
        `the shop believes ${told.data.received?.value} came for ${session.id}; it is ${session.received.value}`,
      )
  }
}

/** By then every payment has been looked at that our own looks find soon, ms. */
const LOOKED_AT = 120_000
const OVER: ReadonlySet<string> = new Set(['failed', 'expired', 'cancelled'])

/**
 * Money that came to a payment its provider had called ended, and whose callback was lost: nobody looks at it any more,
 * so the shop must ask.
 */
async function askAboutLate({ client, secretKey, stats }: CheckOptions, { sessions, payments }: Books): Promise<void> {
  for (const { id, status, payments: shown } of [...sessions.values()].flatMap(({ attempts }) => attempts)) {
    const [held] = payments.get(id) ?? []
    if (!held?.received || !OVER.has(status) || shown.some(({ reference }) => reference === held.id)) continue
    stats.count('late payments with a lost callback, found when asked')
    await client.call('POST', `/v1/attempts/${id}/reconcile`, secretKey)
  }
}

/** Waits until all agree, then counts what does not. */
export async function checkAll(options: CheckOptions): Promise<void> {
  const { stats, patience, untold } = options
  const end = Date.now() + patience
  const read = async (): Promise<Books> => ({
    sessions: await everySession(options),
    payments: await everyPayment(options),
  })
  let books = await read()
  let waiting = await untold()
  const askAt = Date.now() + LOOKED_AT
  let isAsked = false
  while ((differences(books).length > 0 || waiting > 0) && Date.now() < end) {
    await sleep(3000)
    if (!isAsked && Date.now() > askAt) {
      isAsked = true
      await askAboutLate(options, books)
    }
    books = await read()
    waiting = await untold()
  }
  for (const difference of differences(books)) stats.wrong(difference)
  if (waiting > 0) stats.wrong(`${waiting} webhooks were not delivered`)
  checkOrders(options, books)
  checkTold(options, books)
}
