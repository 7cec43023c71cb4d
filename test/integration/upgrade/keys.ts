/** What was given out before an upgrade must go on to open the same doors: tokens, codes, cookies, idempotency keys. */
import type { AskedRefund, RecordedOrder, Recording } from './recording.ts'
import type { Running } from './running.ts'

/** Which key was tried, and what came of it, in words that are the same for each kind of key. */
export interface Tried {
  readonly key: string
  readonly outcome: string
}

/** Ended unpaid: posting the order again would open it again. */
const UNPAID: ReadonlySet<string> = new Set(['underpaid', 'expired', 'cancelled'])

/** What a buyer has chosen already is not opened a second time; tried before a payment system says anything else. */
export async function chooseAgain({ ask }: Running, recording: Recording): Promise<readonly Tried[]> {
  const live = recording.of('order').flatMap(({ name, token, chosen, before }) => {
    const status = before.attempts.find(({ id }) => id === chosen?.attempt)?.status
    return chosen && (status === 'pending' || status === 'confirming') ? [{ name, token, ...chosen }] : []
  })
  return Promise.all(
    live.map(async ({ name, token, method, fields, attempt }) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      const body = JSON.stringify({ method, fields })
      const answer = await ask<{ attempt?: { id: string } }>('POST', '/v1/checkout/choose', { headers, body })
      const which = answer.body.attempt?.id === attempt ? 'the same attempt' : 'another attempt'
      return { key: `choice of ${name}`, outcome: `choice: ${answer.status} ${which}` }
    }),
  )
}

/** Tries every key of a recording. */
export async function tryKeys({ ask, shop, buyer }: Running, recording: Recording): Promise<readonly Tried[]> {
  const page = async (session: string, cookie: string) =>
    (await ask('GET', `/pay/${session}`, { headers: { cookie } })).status
  const refund = ({ attempt, key }: AskedRefund, body: unknown) =>
    shop<{ id?: string }>('POST', `/v1/attempts/${attempt}/refunds`, body, { 'idempotency-key': key })

  const tryOne = async ({ name, session, token, code, page: cookie, posted, asked, before, after }: RecordedOrder) => {
    const tried: Tried[] = []
    const note = (kind: string, ...outcome: readonly unknown[]) =>
      void tried.push({ key: `${kind} of ${name}`, outcome: `${kind}: ${outcome.join(' ')}` })
    note('token', (await buyer(token)).status)
    for (const origin of posted.origins ?? []) {
      note('origin', (await buyer(token, { origin })).status)
      note('another origin', (await buyer(token, { origin: `${origin}.example` })).status)
    }
    const door = await ask('GET', `/pay/${session}?code=${code}`)
    // One that a payment system will soon call paid may have ended at this moment or not.
    const isOpen = before.status === 'open' && UNPAID.has(after.status)
    if (before.status !== 'open') note('code of what has ended', door.status)
    if (isOpen) note('code', door.status)
    if (isOpen) note('page', await page(session, door.cookie))
    if (cookie !== undefined) note('cookie', await page(session, cookie))
    if (!UNPAID.has(before.status)) {
      const { status, body } = await shop<{ id?: string }>('POST', '/v1/sessions', posted)
      note('order', status, body.id === session ? 'the same session' : 'another session')
    }
    for (const wish of asked) {
      const { status, body } = await refund(wish, wish.body)
      note('refund', status, body.id === wish.id ? 'the same refund' : 'another refund')
      note('another refund', (await refund(wish, { amount: { value: '0.01', currency: 'RUB' } })).status)
    }
    return tried
  }
  return (await Promise.all(recording.of('order').map(tryOne))).flat()
}
