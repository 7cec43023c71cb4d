/** What a machine leaves to people, and what comes of it when they see to it after an upgrade. */
import { until } from '../../support/until.ts'
import type { Recording } from './recording.ts'
import type { Running } from './running.ts'

interface Unmatched {
  readonly id: string
  readonly assignedTo?: string
  readonly received: { readonly value: string }
}

export interface ByHand {
  /** Money to no known order, before anybody saw to it. */
  readonly unmatched: readonly Unmatched[]
  /** The sums of the attempts that got what was nobody's. */
  readonly given: readonly (string | undefined)[]
  /** What happens to money that is given away a second time. */
  readonly again: readonly number[]
  /** The ids of webhooks that had failed, and whether each was heard after it was sent again. */
  readonly resent: readonly { readonly id: string; readonly isHeard: boolean }[]
}

/** Gives unmatched money to an attempt that has none, and sends failed webhooks again. */
export async function seeTo({ shop, see, receiver }: Running, recording: Recording): Promise<ByHand> {
  const { data: unmatched } = (await shop<{ data: readonly Unmatched[] }>('GET', '/v1/unmatched')).body
  const given: (string | undefined)[] = []
  const again: number[] = []
  const owner = recording.of('order').find(({ name }) => name === 'a transfer')
  const attempt = owner?.after.attempts[0]?.id
  for (const { id, assignedTo } of unmatched) {
    const { status } = await shop('POST', `/v1/unmatched/${id}/assign`, { attempt })
    if (assignedTo === undefined) given.push((await see(owner?.session ?? ''))?.received.value)
    else again.push(status)
  }
  const failed = (await shop<{ data: readonly { id: string }[] }>('GET', '/v1/webhooks?state=failed')).body.data
  const resent: { id: string; isHeard: boolean }[] = []
  for (const { id } of failed) {
    await shop('POST', `/v1/webhooks/${id}/resend`)
    const isHeard = async () => receiver.heard.some((heard) => heard.id === id)
    resent.push({ id, isHeard: await until(isHeard, (heard) => heard) })
  }
  return { unmatched, given, again, resent }
}
