/** The shop's webhook in a soak: it verifies, sometimes fails, and remembers. */
import { receiveWebhooks, type Heard } from '../../test/support/webhook-receiver.ts'
import { chance, type Stats } from './stats.ts'

export interface WebhookReceiver {
  readonly url: string
  readonly heard: readonly Heard[]
  /** From now on it answers every webhook. */
  heal(): void
  close(): Promise<void>
}

export async function createWebhookReceiver(secret: string, stats: Stats): Promise<WebhookReceiver> {
  const heard: Heard[] = []
  const ids = new Set<string>()
  const refusals = new Map<string, number>()
  let isWell = false

  function hear(webhook: Heard): number {
    const { id } = webhook
    const refused = refusals.get(id) ?? 0
    // The waits grow: a third refusal would outlast the soak.
    if (!isWell && refused < 2 && chance(0.15)) {
      refusals.set(id, refused + 1)
      stats.count('webhooks refused')
      return 503
    }
    heard.push(webhook)
    stats.count(ids.has(id) ? 'webhooks heard again' : 'webhooks heard')
    ids.add(id)
    return 204
  }

  const { url, close } = await receiveWebhooks(secret, hear, (id) =>
    stats.wrong(`webhook ${id} is not signed as it should be`),
  )
  return { url: `${url}/`, heard, heal: () => void (isWell = true), close }
}
