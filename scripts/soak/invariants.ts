/** What must be true once the trouble is over: what the payment systems hold, what we show, and what the shop was told. */
import type { Heard } from '../../test/support/webhook-receiver.ts'
import type { Order } from './buyers.ts'
import { minorOf, type Amount, type Payment, type Shown } from './books.ts'
import type { Done } from './clerk.ts'
import type { Client } from './client.ts'
import { sleep, type Stats } from './stats.ts'

export interface CheckOptions {
  readonly client: Client
  readonly secretKey: string
  readonly sandboxUrl: string
  readonly orders: readonly Order[]
  readonly heard: () => readonly Heard[]
  readonly stats: Stats
  readonly done: Done
  readonly say: (text: string) => void
  /** How many tellings the database holds that were not delivered. */
  readonly untold: () => Promise<number>
  /** How long everything may take to come to rest, ms. */
  readonly patience: number
}

/** Minor units of the order's currency; money in another one is credited by a person. */
const ours = (amount: Amount | undefined): number => (amount?.currency === 'RUB' ? minorOf(amount) : 0)
type Attempt = Shown['attempts'][number]
const isPaid = ({ status }: Shown) => status === 'paid' || status === 'overpaid'

/** Every session there is, by its id. */
async function everySession({ client, secretKey }: CheckOptions): Promise<ReadonlyMap<string, Shown>> {
  const all = new Map<string, Shown>()
  let after = ''
  for (;;) {
    const { body } = await client.call<{ data: readonly Shown[]; next?: string }>(
      'GET',
      `/v1/sessions?limit=200&sort=oldest${after}`,
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

function attemptDifferences(attempt: Attempt, { payments }: Books, refunds: Shown['refunds']): readonly string[] {
  const found: string[] = []
  const held = payments.get(attempt.id) ?? []
  if (held.length > 1) found.push(`${attempt.id} was opened ${held.length} times at ${attempt.provider}`)
  const [payment] = held
  if (!payment) return found
  const main = attempt.payments.find(({ reference }) => reference === payment.id)
  if (minorOf(main?.received) !== minorOf(payment.received))
    found.push(
      `${payment.id} of ${attempt.provider} holds ${minorOf(payment.received)}; ${minorOf(main?.received)} is shown`,
    )
  const sent = refunds
    .filter(({ status }) => status === 'succeeded')
    .reduce((sum, { amount }) => sum + minorOf(amount), 0)
  const [back, shown] = [minorOf(payment.refunded), minorOf(attempt.refunded)]
  if (back > minorOf(payment.received)) found.push(`${attempt.id} was sent back more than came`)
  if (Math.max(sent, shown) > back)
    found.push(`${Math.max(sent, shown)} is shown as sent back for ${attempt.id}; ${back} was`)
  const isUnknown = refunds.some(({ status }) => status === 'unknown' || status === 'pending')
  if (!isUnknown && shown < back) found.push(`${shown} is shown as sent back for ${attempt.id}; ${back} was`)
  return found
}

/** Differences between the payment systems' books and ours. */
export function differences(books: Books): readonly string[] {
  const found: string[] = []
  for (const session of books.sessions.values()) {
    let came = 0
    for (const attempt of session.attempts) {
      const refunds = session.refunds.filter((refund) => refund.attempt === attempt.id)
      found.push(...attemptDifferences(attempt, books, refunds))
      const [payment] = books.payments.get(attempt.id) ?? []
      // Deposits beside it are in no list of the sandbox's; what is shown of them came by signed callbacks.
      const beside = attempt.payments.filter(({ reference }) => reference !== payment?.id)
      const credits = attempt.credits?.filter(({ uncovered }) => !uncovered) ?? []
      came += ours(payment?.received) + beside.reduce((sum, { received }) => sum + ours(received), 0)
      came += credits.reduce((sum, { credited }) => sum + minorOf(credited), 0)
    }
    if (minorOf(session.received) !== came)
      found.push(`${session.id} shows ${minorOf(session.received)}; ${came} has come`)
    if (isPaid(session) && came + minorOf(session.rounding) < minorOf(session.amount) && !session.accepted)
      found.push(`${session.id} is shown as ${session.status} with ${came} of ${minorOf(session.amount)}`)
  }
  return found
}

function checkOrders({ orders, stats }: CheckOptions, { sessions, payments }: Books): void {
  const known = new Set<string>()
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
    for (const id of attempts) known.add(id)
  }
  for (const reference of payments.keys())
    if (!known.has(reference) && !reference.startsWith('nobody'))
      stats.wrong(`a payment was opened under ${reference}, which no session knows`)
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
    else if (minorOf(told.data.received as Amount | undefined) !== minorOf(session.received))
      stats.wrong(
        `the shop believes ${told.data.received?.value} came for ${session.id}; it is ${session.received.value}`,
      )
  }
}

/** What came for nobody is listed with all of its money, whatever has become of it since. */
async function checkNobodys({ client, secretKey, stats, done }: CheckOptions, { payments }: Books): Promise<void> {
  const { body } = await client.call<{
    data: readonly { provider: string; reference: string; received?: Amount; state: string }[]
  }>('GET', '/v1/unmatched', secretKey)
  for (const reference of done.nobody) {
    const [held] = payments.get(reference) ?? []
    const listed = body.data.find((one) => one.reference === held?.id)
    if (!held || minorOf(listed?.received) !== minorOf(held.received))
      stats.wrong(`${held?.id ?? reference} came for nobody, and ${listed?.received?.value ?? 'nothing'} is listed`)
    else stats.count(`for nobody, in the end ${listed?.state ?? ''}`)
  }
}

/** By then every payment has been looked at that our own looks find soon, ms. */
const LOOKED_AT = 120_000
const OVER: ReadonlySet<string> = new Set(['failed', 'expired', 'cancelled'])

/**
 * What nobody looks for by itself once its callback is lost, so that the shop must ask: money that came to a payment its
 * provider had called ended, and money that went back in a provider's own cabinet.
 */
async function askAboutLost(options: CheckOptions, { sessions, payments }: Books): Promise<void> {
  const { client, secretKey, stats, done } = options
  for (const { id, status, refunded, payments: shown } of [...sessions.values()].flatMap(({ attempts }) => attempts)) {
    const [held] = payments.get(id) ?? []
    const isLate = held?.received && OVER.has(status) && !shown.some(({ reference }) => reference === held.id)
    const isBack = done.cabinet.has(id) && minorOf(refunded) < minorOf(held?.refunded)
    if (!isLate && !isBack) continue
    stats.count(`${isLate ? 'late payments' : 'refunds of a cabinet'} with a lost callback, found when asked`)
    await client.call('POST', `/v1/attempts/${id}/reconcile`, secretKey)
  }
}

/** All that is known of what differs, so that its cause can be named when the databases are gone. */
async function explain({ client, secretKey, say }: CheckOptions, books: Books): Promise<void> {
  for (const session of books.sessions.values()) {
    const alone = differences({ ...books, sessions: new Map([[session.id, session]]) })
    if (alone.length === 0) continue
    const { body } = await client.call<{ log?: readonly unknown[] }>('GET', `/v1/sessions/${session.id}`, secretKey)
    say([...alone, JSON.stringify(session), ...(body.log ?? []).map((line) => JSON.stringify(line))].join('\n  '))
    for (const { id } of session.attempts)
      for (const held of books.payments.get(id) ?? []) say(`  ${JSON.stringify(held)}`)
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
      await askAboutLost(options, books)
    }
    books = await read()
    waiting = await untold()
  }
  for (const difference of differences(books)) stats.wrong(difference)
  await explain(options, books)
  if (waiting > 0) stats.wrong(`${waiting} webhooks were not delivered`)
  checkOrders(options, books)
  checkTold(options, books)
  await checkNobodys(options, books)
}
