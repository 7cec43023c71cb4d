/** The load: buyers who choose, pay, pay wrongly, go away and come back, and a shop that sends money back. */
import type { Session } from '../../src/contract/index.ts'
import type { Client } from './client.ts'
import { between, chance, pick, sleep, type Stats } from './stats.ts'

const METHODS = [
  'cactusgino.card',
  'cactusgino.sbp',
  'cactusgino.form.card',
  'paymega.sberbank_rub_hpp',
  'paymega.sbp_rub_hpp',
  'invoice.page',
] as const

export interface LoadOptions {
  readonly client: Client
  readonly secretKey: string
  readonly sandboxUrl: string
  readonly stats: Stats
  /** Each order is put here as soon as it is open. */
  readonly orders: Order[]
  /** No new order is begun once this says so. */
  readonly isOver: () => boolean
}

/** What is remembered of an order to check it at the end. */
export interface Order {
  readonly id: string
  readonly session: string
  readonly token: string
  readonly value: string
  /** Attempts whose choice was answered. */
  readonly attempts: Set<string>
}

interface Opened {
  readonly id: string
  readonly token: string
}

const money = (minor: number) => (minor / 100).toFixed(2)

/** Where an attempt has come to something, or is over: its details are shown still. */
const isSettled = ({ action }: Session) =>
  action.kind === 'done' || action.kind === 'choose' || (action.kind === 'transfer' && action.ended !== undefined)

/** Runs `count` buyers, one order after another each; resolves when the last is done. */
export async function runBuyers(count: number, options: LoadOptions): Promise<void> {
  const { client, secretKey, sandboxUrl, stats, orders, isOver } = options

  const event = (reference: string, name: string, body: unknown = {}) =>
    fetch(`${sandboxUrl}/_sandbox/payments/${reference}/${name}`, { method: 'POST', body: JSON.stringify(body) })

  /** Under one key, now and then twice at once: it is done once. */
  async function command(order: Order, name: string, body: unknown) {
    const key = { 'idempotency-key': crypto.randomUUID() }
    const ask = () => client.call<Session>('POST', `/v1/checkout/${name}`, order.token, body, key)
    const [answer, again] = await Promise.all([ask(), ...(chance(0.1) ? [ask()] : [])])
    if (again && answer.status === 200 && again.body.attempt?.id !== answer.body.attempt?.id)
      stats.wrong(`${name} under one key made ${answer.body.attempt?.id} and ${again.body.attempt?.id}`)
    if (again) stats.count('commands given twice under one key')
    return answer
  }

  async function choose(order: Order, replaces?: string): Promise<Session | undefined> {
    const wanted = { method: pick(METHODS), ...(replaces ? { replaces } : {}) }
    const answer = await command(order, 'choose', wanted)
    if (answer.status !== 200) {
      stats.count(`choices answered ${answer.status}`)
      return undefined
    }
    stats.count('choices')
    if (answer.body.attempt) order.attempts.add(answer.body.attempt.id)
    return answer.body
  }

  /** Waits for something to pay, by the stream or by asking. */
  async function instructions(order: Order): Promise<Session | undefined> {
    const isReady = ({ action }: Session) => action.kind !== 'wait'
    if (chance(0.5)) return client.follow(order.token, isReady, 60_000)
    for (let tries = 0; tries < 120; tries += 1) {
      const { body } = await client.call<Session>('GET', '/v1/checkout', order.token)
      if (isReady(body)) return body
      await sleep(500)
    }
    return undefined
  }

  /** The details are over: new ones are taken and paid, or the buyer says that the money is on its way. */
  async function goOn(order: Order, attempt: string): Promise<void> {
    if (chance(0.3)) return void (await command(order, 'sent', { attempt }))
    const renewed = await command(order, 'renew', { attempt })
    stats.count(`renew answered ${renewed.status}`)
    if (renewed.status !== 200 || !renewed.body.attempt) return
    order.attempts.add(renewed.body.attempt.id)
    const shown = await instructions(order)
    if (shown?.action.kind !== 'transfer' || !shown.attempt) return
    await event(shown.attempt.id, 'pay')
    stats.count('payments made after new details')
  }

  /** What happens to a payment whose details the buyer has before them. */
  async function settle(attempt: string, asked: number, isTransfer: boolean): Promise<void> {
    const way = Math.random()
    const paid = (minor: number) => ({ amount: { value: money(minor), currency: 'RUB' } })
    if (way < 0.72 || !isTransfer) {
      if (way >= 0.92) return void (await event(attempt, 'decline'))
      await event(attempt, 'pay')
      stats.count('payments made')
      if (way < 0.03) await event(attempt, 'chargeback')
    } else if (way < 0.8) {
      await event(attempt, 'pay', paid(Math.max(1, Math.floor(asked / 2))))
      stats.count('payments of too little')
    } else if (way < 0.82) {
      await event(attempt, 'pay', { amount: { value: money(Math.floor(asked / 90)), currency: 'USD' } })
      stats.count('payments in another currency')
    } else if (way < 0.85) {
      await event(attempt, 'pay', paid(asked + 100))
      stats.count('payments of too much')
    } else if (way < 0.88) {
      await event(attempt, 'pay')
      await sleep(between(10, 500))
      await event(attempt, 'pay', { ...paid(50), extra: true })
      stats.count('deposits beside a payment')
    } else if (way < 0.94) {
      await event(attempt, 'decline')
      stats.count('payments declined')
    } else await event(attempt, 'expire')
  }

  async function refund(session: string): Promise<void> {
    const { body } = await client.call<{ attempts: { id: string; received: { value: string } }[] }>(
      'GET',
      `/v1/sessions/${session}`,
      secretKey,
    )
    const attempt = body.attempts.find((one) => Number(one.received.value) > 0)
    if (!attempt) return
    const minor = Math.round(Number(attempt.received.value) * 100)
    // Two at once, which together are more than there is.
    const asked = [0, 1].map(() =>
      client.call(
        'POST',
        `/v1/attempts/${attempt.id}/refunds`,
        secretKey,
        { amount: { value: money(Math.ceil(minor * 0.6)), currency: 'RUB' } },
        { 'idempotency-key': crypto.randomUUID() },
      ),
    )
    for (const { status } of await Promise.all(asked)) stats.count(`refunds answered ${status}`)
  }

  async function one(): Promise<void> {
    const id = `soak-${crypto.randomUUID()}`
    // Some are a little more than what the payment system asks for at times.
    const value = chance(0.1) ? '1500.17' : money(10_000 + Math.floor(Math.random() * 500_000))
    const opened = await client.call<Opened>('POST', '/v1/sessions', secretKey, {
      order: { id, amount: { value, currency: 'RUB' } },
      customer: { id: 'buyer', email: 'buyer@example.com' },
      expiresIn: 300,
    })
    if (opened.status > 201) throw new Error(`An order was answered ${opened.status}: ${JSON.stringify(opened.body)}`)
    const order: Order = { id, session: opened.body.id, token: opened.body.token, value, attempts: new Set() }
    orders.push(order)
    stats.count('sessions')
    for (let round = 0; round < 4; round += 1) {
      if (!(await choose(order))) return
      if (chance(0.1)) {
        const { body } = await client.call<Session>('GET', '/v1/checkout', order.token)
        await choose(order, body.attempt?.id)
      }
      const shown = await instructions(order)
      const attempt = shown?.attempt
      if (!shown || !attempt) return
      if (shown.action.kind === 'done') break
      if (shown.action.kind === 'choose') continue
      if (chance(0.05)) {
        await client.call('POST', '/v1/checkout/cancel', order.token, { attempt: attempt.id })
        stats.count('attempts given up')
      }
      if (chance(0.1)) await command(order, 'sent', { attempt: attempt.id })
      if (chance(0.05))
        stats.count(`unsent answered ${(await command(order, 'unsent', { attempt: attempt.id })).status}`)
      const minor = Math.round(Number(attempt.asked.value) * 100)
      await settle(attempt.id, minor, attempt.method.startsWith('cactusgino'))
      const after = await client.follow(order.token, isSettled, 20_000)
      if (after?.action.kind === 'done') break
      if (after?.action.kind === 'transfer') await goOn(order, attempt.id)
    }
    if (chance(0.15)) await refund(order.session)
  }

  async function buyer(): Promise<void> {
    while (!isOver()) {
      await one()
      await sleep(between(0, 300))
    }
  }

  await Promise.all(Array.from({ length: count }, buyer))
}
