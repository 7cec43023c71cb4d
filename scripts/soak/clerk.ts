/**
 * The shop's staff: they look into the payment systems' own cabinets, and say what no callback has told. Also somebody there who
 * sends money back, and money that comes for nobody.
 */
import type { Order } from './buyers.ts'
import type { Client } from './client.ts'
import { minorOf, type Amount, type Payment, type Shown } from './books.ts'
import { between, chance, pick, sleep, type Stats } from './stats.ts'

export interface ClerkOptions {
  readonly client: Client
  readonly secretKey: string
  readonly sandboxUrl: string
  readonly stats: Stats
  /** All orders there are by now. */
  readonly orders: readonly Order[]
}

/** What the staff have done, for the books. */
export interface Done {
  /** Payments of which money went back in a cabinet, by their attempt. */
  readonly cabinet: Set<string>
  /** References under which money came for nobody. */
  readonly nobody: Set<string>
}

interface UnmatchedMoney {
  readonly id: string
  readonly state: string
}

const NOBODYS = ['cactusgino', 'paymega', 'invoice'] as const

/** The staff at work until the answer is called. */
export function startClerk({ client, secretKey, sandboxUrl, stats, orders }: ClerkOptions): {
  readonly done: Done
  readonly stop: () => Promise<void>
} {
  const ending = new AbortController()
  const done: Done = { cabinet: new Set(), nobody: new Set() }

  const sandbox = <T>(method: string, path: string, body?: unknown): Promise<T> =>
    fetch(`${sandboxUrl}/_sandbox${path}`, { method, body: JSON.stringify(body ?? {}) }).then(
      (answer) => answer.json() as Promise<T>,
    )
  const heldFor = async (attempt: string): Promise<Payment | undefined> => {
    const list = (await (await fetch(`${sandboxUrl}/_sandbox/payments`)).json()) as readonly Payment[]
    return list.find(({ reference }) => reference === attempt)
  }
  async function say(what: string, path: string, body: unknown): Promise<boolean> {
    const key = crypto.randomUUID()
    const ask = () => client.call('POST', path, secretKey, body, { 'idempotency-key': key })
    const answer = await ask()
    // Pressed twice: it is done once.
    if (chance(0.2)) await ask()
    stats.count(`${what}: ${answer.status}`)
    return answer.status < 300
  }

  async function forNobody(): Promise<void> {
    const provider = pick(NOBODYS)
    const reference = `nobody${Math.random().toString(36).slice(2, 12)}`
    const amount = { value: between(1, 500).toFixed(2), currency: 'RUB' }
    await sandbox('POST', '/payments', { provider, amount, reference })
    if (provider === 'cactusgino') done.nobody.add(reference)
    stats.count('payments for nobody')
  }

  async function sort(): Promise<void> {
    const { body } = await client.call<{ data: readonly UnmatchedMoney[] }>('GET', '/v1/unmatched', secretKey)
    const open = body.data.find(({ state }) => state === 'open')
    const session = orders[Math.floor(Math.random() * orders.length)]?.session
    if (!open || session === undefined) return
    if (chance(0.5)) await say('assigned', `/v1/unmatched/${open.id}/assign`, { session })
    else await say('dismissed', `/v1/unmatched/${open.id}/dismiss`, { note: 'not ours' })
  }

  /** What is untold of one attempt's money. */
  async function lookInto({ refunds }: Shown, attempt: Shown['attempts'][number]): Promise<void> {
    const { id, provider, foreign, reference } = attempt
    const [came] = foreign
    if (came) {
      const credited = { value: came.value, currency: 'RUB' }
      await say('credited', `/v1/attempts/${id}/credit`, { received: came, credited, note: 'at par' })
      return
    }
    const held = await heldFor(id)
    if (!held?.received || reference !== held.id) return
    const isOurs = held.received.currency === 'RUB'
    const untold = minorOf(held.received) - minorOf(attempt.received)
    if (isOurs && untold > 0 && !attempt.records?.length) {
      const record = { kind: 'received', amount: held.received, reference: held.id, note: 'seen in the cabinet' }
      await say('recorded', `/v1/attempts/${id}/record`, record)
      return
    }
    const ours = refunds.filter((refund) => refund.attempt === id)
    const lost = ours.find(({ status }) => status === 'unknown')
    if (lost && !done.cabinet.has(id)) {
      const known = ours.reduce((sum, { status, amount }) => (status === 'succeeded' ? sum + minorOf(amount) : sum), 0)
      const outcome = minorOf(held.refunded) - known >= minorOf(lost.amount) ? 'succeeded' : 'failed'
      await say('settled', `/v1/refunds/${lost.id}/settle`, { outcome, note: 'seen in the cabinet' })
      return
    }
    if (ours.length === 0 && provider !== 'invoice' && !done.cabinet.has(id) && chance(0.1)) await sendBack(held, id)
  }

  /** In the cabinet. Where no callback tells of it, it is written down. */
  async function sendBack(held: Payment, attempt: string): Promise<void> {
    const amount: Amount = { value: (minorOf(held.received) / 200).toFixed(2), currency: 'RUB' }
    if (held.received?.currency !== 'RUB' || minorOf(amount) === 0) return
    done.cabinet.add(attempt)
    const answer = await sandbox<Partial<Payment>>('POST', `/payments/${held.id}/refund`, { amount })
    if (!answer.refunded) return
    stats.count('refunds in the cabinet')
    if (held.provider === 'cactusgino')
      await say('refund recorded', `/v1/attempts/${attempt}/record`, {
        kind: 'refunded',
        amount,
        note: 'in the cabinet',
      })
  }

  /** For a moment the provider asks for what it likes. */
  async function otherTerms(): Promise<void> {
    const terms = chance(0.7) ? { answerAmount: '1500.00' } : { answerCurrency: 'TJS' }
    await sandbox('PUT', '/settings', terms)
    await sleep(between(200, 1500))
    await sandbox('PUT', '/settings', { answerAmount: null, answerCurrency: null })
    stats.count(`terms of its own: ${Object.keys(terms)[0] ?? ''}`)
  }

  async function work(): Promise<void> {
    while (!ending.signal.aborted) {
      if (chance(0.1)) await forNobody()
      if (chance(0.2)) await sort()
      if (chance(0.1)) await otherTerms()
      const order = orders[Math.floor(Math.random() * orders.length)]
      if (order) {
        const { body } = await client.call<Shown>('GET', `/v1/sessions/${order.session}`, secretKey)
        for (const attempt of body.attempts) await lookInto(body, attempt)
      }
      await sleep(between(50, 400))
    }
    await sandbox('PUT', '/settings', { answerAmount: null, answerCurrency: null })
  }

  const working = work()
  return {
    done,
    async stop() {
      ending.abort()
      await working
    },
  }
}
