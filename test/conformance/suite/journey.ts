/** The steps of a buyer, a shop and a provider that every scenario is made of, and what must hold after each. */
import { expect } from 'vitest'
import type { Money, Session } from '../../../src/contract/index.ts'
import { until } from '../../support/until.ts'
import type { Fault, Message, Payment, Stand, Subject } from './subject.ts'

export const AMOUNT = '1503.17'

/** The shop's view, as far as the suite reads it. */
export interface ShopSession {
  readonly status: string
  readonly received: Money
  readonly refunded: Money
  readonly refunds: readonly { readonly id: string; readonly status: string; readonly amount: Money }[]
  readonly due: Money
  readonly overpaid: Money
  readonly attempts: readonly {
    readonly id: string
    readonly status: string
    readonly late?: boolean
    readonly foreign: readonly Money[]
    readonly payments: readonly { readonly byHand?: Money }[]
  }[]
}

/** Where a session stands: as the shop sees it, as the buyer sees it, and how many payments the provider holds for it. */
export interface Stood {
  readonly status: string
  readonly received: string
  readonly payments: number
}

/** More than the longest wait between two tries, ms. */
const STEP = 61_000
/** Longer than `choose` keeps a buyer waiting for a provider, ms. */
export const CHOOSING = 2000
/** By so much a call outlasts its limit at most, ms. */
const SLACK = 1000

export type Journey = Awaited<ReturnType<typeof begin>>

/** Opens a session for a new order of `value`. */
export async function begin(stand: Stand, subject: Subject, value = AMOUNT, more: Record<string, unknown> = {}) {
  const { currency } = subject
  const { id, token } = await stand.open(value, more, currency)
  const money = (amount: string): Money => ({ value: amount, currency })

  const view = async (): Promise<ShopSession> => (await stand.shop<ShopSession>('GET', `/v1/sessions/${id}`)).body
  const see = async (): Promise<Session> => (await stand.buyer(token, 'GET')).body

  const becomes = (isSo: (shown: ShopSession) => boolean): Promise<ShopSession> => until(view, isSo)

  /** What `choose` answers at once. */
  const ask = (method = subject.method, replaces?: string) =>
    stand.buyer(token, 'POST', '/choose', {
      method,
      ...(subject.fields ? { fields: subject.fields } : {}),
      ...(replaces === undefined ? {} : { replaces }),
    })

  /** The same, where the provider does not answer in time. */
  async function askInVain(): Promise<Session> {
    const asked = ask()
    // The provider has been called.
    await payment()
    stand.advance(CHOOSING)
    return (await asked).body
  }

  /** The buyer's screen once nothing is under way; the clock is helped on where the wait is for another try. */
  async function settled(): Promise<Session> {
    for (let tries = 0; tries < 10; tries += 1) {
      await stand.quiet()
      const session = await see()
      if (session.action.kind !== 'wait' || session.action.reason === 'confirmation') return session
      stand.advance(STEP)
      // Whoever asks sets off what is due.
      await stand.shop('POST', `/v1/attempts/${session.attempt?.id ?? ''}/reconcile`)
    }
    return see()
  }

  async function choose(method?: string, replaces?: string): Promise<Session> {
    const answer = await stand.patiently(ask(method, replaces))
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return settled()
  }

  /** The same, where no answer ever comes. `worked`: the payment is opened all the same. */
  async function chooseInVain(worked: boolean): Promise<Session> {
    const asked = ask()
    if (worked) await payment()
    await until(view, ({ attempts }) => attempts.length > 0)
    await stand.busy()
    stand.advance(subject.limit * 1000 + SLACK)
    await asked
    return settled()
  }

  /** Payments of all attempts at the provider, oldest first. */
  async function payments(): Promise<readonly Payment[]> {
    const { attempts } = await view()
    const lists = await Promise.all(attempts.map((attempt) => stand.payments(attempt.id)))
    return lists.flat()
  }

  async function payment(): Promise<Payment> {
    const last = (await until(payments, (list) => list.length > 0)).at(-1)
    if (!last) throw new Error('the provider holds no payment of this session')
    return last
  }

  /** The buyer pays `amount` at the provider, or all that its newest payment asks for. */
  async function pay(amount?: string, which?: Payment): Promise<Payment> {
    const paid = which ?? (await payment())
    await stand.event(paid.id, 'pay', amount === undefined ? {} : { amount: money(amount) })
    return paid
  }

  const deliver = async ({ body, headers }: Message): Promise<number> => {
    const answer = await fetch(`${stand.url}/v1/callbacks/${subject.provider}`, { method: 'POST', body, headers })
    await answer.arrayBuffer()
    return answer.status
  }

  /**
   * The session comes to stand so, and the buyer's screen says the same: "paid" where the shop is told so and nowhere
   * else, and no payment at the provider that the buyer did not choose.
   */
  async function stands({ status, received, payments: count }: Stood): Promise<ShopSession> {
    const held = await until(view, (now) => now.status === status && now.received.value === received)
    expect({ status: held.status, received: held.received.value }).toEqual({ status, received })
    const seen = await see()
    const { action } = seen
    expect(action.kind === 'done' ? action.outcome : 'open').toBe(status)
    expect(seen.received?.value ?? money('0.00').value).toBe(received)
    expect(await payments()).toHaveLength(count)
    for (const attempt of held.attempts) expect((await stand.payments(attempt.id)).length).toBeLessThanOrEqual(1)
    return held
  }

  return {
    id,
    token,
    money,
    view,
    becomes,
    see,
    ask,
    askInVain,
    settled,
    choose,
    chooseInVain,
    payments,
    payment,
    pay,
    deliver,
    stands,
  }
}

/** A fault on the call that opens a payment, once. */
export function onCreate(subject: Subject, fault: Omit<Fault, 'route' | 'times'>): readonly Fault[] {
  return [{ ...fault, route: subject.route, times: 1 }]
}

/** The same, and no report tells what the answer would have said. */
export function unreported(subject: Subject, fault: Omit<Fault, 'route' | 'times'>): readonly Fault[] {
  const faults = onCreate(subject, fault)
  return subject.reportsOpening ? [...faults, { kind: 'lost-callback', times: 1 }] : faults
}

/** The answer comes only when the faults are lifted. */
export const LATE = { kind: 'delay', value: 3600 } as const
