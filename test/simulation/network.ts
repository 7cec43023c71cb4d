/** Messages between the parties: payment systems' callbacks to any server, and webhooks to the shop. */
import type { Heard } from '../support/webhook-receiver.ts'
import { HOUR, MINUTE, SECOND, type SimulationContext } from './context.ts'
import type { PaymentModel, ModelPayment } from './payment-model.ts'
import { CURRENCY } from './payment-model.ts'
import type { CallbackBody } from './provider.ts'
import type { ServerInstance } from './server-instance.ts'

/** Waits before a callback is sent again, ms; the last one from then on. */
const RETRIES = [SECOND, 5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR] as const
const PATIENCE = 20 * SECOND

/** The promise's value, or `undefined` where it takes too long, rejects, or never comes. */
export async function within<T>(context: SimulationContext, ms: number, promise: Promise<T>): Promise<T | undefined> {
  return Promise.race([promise.catch(() => undefined), context.clock.sleep(ms).then(() => undefined)])
}

/** `server` is whichever one is up; undefined while none is. */
export function createNetwork(
  context: SimulationContext,
  model: () => PaymentModel,
  server: () => ServerInstance | undefined,
) {
  const { clock, random, count, tell } = context
  const FATES = { sent: 74, slow: 14, lost: 4, twice: 6, forged: 2 } as const

  async function deliver(payment: ModelPayment, body: CallbackBody, tries = 0): Promise<void> {
    const to = server()
    // What a callback that only names the payment leads to is what the bank holds from now on.
    const now = payment.profile.callbacks === 'names' ? model().report(payment) : body.report
    const result = to && (await within(context, PATIENCE, to.takeCallback(payment.profile.id, body)))
    if (result?.kind === 'taken') {
      count('callbacks taken')
      const told = now.received?.currency === CURRENCY ? now.received.minor : 0
      payment.told = Math.max(payment.told, told)
      tell(`callback of ${payment.id} taken: ${body.report.state} ${told}`)
      return
    }
    count('callbacks sent again')
    await clock.sleep(RETRIES[Math.min(tries, RETRIES.length - 1)] ?? HOUR)
    await deliver(payment, body, tries + 1)
  }

  return (payment: ModelPayment): void => {
    const { profile } = payment
    const isEnd = payment.status !== 'open' && payment.status !== 'searching' && payment.status !== 'checking'
    if (profile.talks === 'at-the-end' && !isEnd) return
    const body: CallbackBody = { attempt: payment.attempt, report: model().report(payment) }
    const fate = context.trouble.on ? random.weighted(FATES) : 'sent'
    const send = (delay: number) => clock.after(delay, () => void deliver(payment, body))
    const soon = random.between(1, 500)
    count('callbacks')
    switch (fate) {
      case 'sent':
        send(soon)
        return
      case 'slow':
        count('callbacks delayed and overtaken')
        send(random.between(1, 600) * SECOND)
        return
      case 'lost':
        count('callbacks lost')
        tell(`callback of ${payment.id} lost: ${payment.status}`)
        return
      case 'twice':
        count('callbacks repeated')
        send(soon)
        send(random.between(0, 60) * SECOND)
        return
      case 'forged': {
        count('callbacks forged')
        const received = { minor: payment.asked * 2, currency: CURRENCY }
        const lie: CallbackBody = {
          attempt: payment.attempt,
          report: { payment: payment.id, state: 'succeeded', received },
          forged: true,
        }
        clock.after(random.between(1, 500), () => {
          void server()
            ?.takeCallback(profile.id, lie)
            .then(
              (result) => result.kind === 'forged' || context.breach('a forged callback was taken'),
              () => {},
            )
        })
        send(soon)
      }
    }
  }
}

/** The shop's webhook as a `fetch`: it is away, slow and forgetful at times, but never for three days. */
export function createWebhookReceiver(context: SimulationContext): {
  readonly heard: readonly Heard[]
  readonly fetch: typeof globalThis.fetch
} {
  const { clock, random, trouble, count } = context
  const heard: Heard[] = []
  const failures = new Map<string, number>()
  return {
    heard,
    async fetch(_url, init) {
      const id = new Headers(init?.headers).get('webhook-id') ?? ''
      const failed = failures.get(id) ?? 0
      const fails = trouble.on && failed < 8 && random.chance(0.3)
      const hears = !fails || random.chance(0.4)
      await clock.sleep(random.between(5, 2000))
      if (hears) heard.push({ id, ...(JSON.parse(String(init?.body)) as Omit<Heard, 'id'>) })
      count(hears ? 'webhooks heard' : 'webhooks refused')
      if (!fails) return new Response(null, { status: 204 })
      failures.set(id, failed + 1)
      if (random.chance(0.5)) throw new Error('reset')
      return new Response(null, { status: 500 })
    },
  }
}
