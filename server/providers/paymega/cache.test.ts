/** The list of methods is asked for once for many, and an older one serves while a newer one does not come. */
import { describe, expect, it } from 'vitest'
import { createClock } from '../../../test/support/clock.ts'
import { canned, NOW, switchedOn } from '../../../test/support/providers/canned.ts'
import { envFor, publicClient } from '../../../test/support/providers/paymega.ts'
import { until } from '../../../test/support/until.ts'
import { paymega } from './index.ts'
import { service, method, prerequest, ask } from '../../../test/support/providers/paymega-prerequest.ts'

/** Longer than a buyer waits for a list, shorter than a call may take, ms. */
const A_WHILE = 1500

describe('the cache', () => {
  const reply = prerequest([service('x', 'x', 'hpp')], [method('x')])

  it('asks once for many and once a minute, and keeps the last good answer while Paymega is away', async () => {
    let isAway = false
    let now = NOW
    const server = await canned(() => (isAway ? { status: 500, body: '' } : reply))
    const provider = switchedOn(paymega, envFor(server.url), { now: () => now })
    const answers = await Promise.all([ask(provider), ask(provider, 'ru'), ask(provider)])
    expect(answers.map(({ kind }) => kind)).toEqual(['methods', 'methods', 'methods'])
    now += 59_000
    await ask(provider)
    expect(server.seen).toHaveLength(1)
    now += 2000
    await ask(provider)
    expect(server.seen).toHaveLength(2)
    isAway = true
    now += 24 * 3_600_000
    expect(await ask(provider)).toMatchObject({ kind: 'methods', methods: [{ id: 'paymega.x' }] })
    expect(server.seen).toHaveLength(3)
    isAway = false
    now += 3000
    await ask(provider)
    expect(server.seen).toHaveLength(4)
  })

  it('gives the older answer where a newer one is slow to come', async () => {
    let now = NOW
    const server = await canned((_seen, count) => (count === 1 ? reply : 'hang'))
    const { timers, advance } = createClock({ isLive: false })
    const provider = switchedOn(paymega, envFor(server.url), { now: () => now, timeout: timers.timeout })
    await ask(provider)
    now += 61_000
    const asked = ask(provider)
    await until(
      () => server.seen.length,
      (count) => count === 2,
    )
    advance(A_WHILE)
    expect(await asked).toMatchObject({ kind: 'methods' })
  })

  it('does not let one buyer who leaves spoil the answer of another', async () => {
    const server = await canned(() => reply)
    const provider = publicClient(server.url)
    const gone = provider.methods({ currency: 'USD', due: 1, locale: 'en' }, AbortSignal.abort())
    expect(await gone).toMatchObject({ kind: 'unavailable' })
    expect(await ask(provider)).toMatchObject({ kind: 'methods' })
    expect(server.seen).toHaveLength(1)
  })
})
