import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerFaults } from './answer-faults.ts'
import { startHost, type Host, type HostileRequest } from './host.ts'
import { hostileRequests } from './requests.ts'

/** Microseconds of the processor that one request of a stranger may cost more than `/healthz` does. */
const MOST = 10_000
/** So many are looked at together first. */
const TOGETHER = 12
const HEALTH: HostileRequest = { name: 'health', method: 'GET', path: '/healthz' }

let host: Host
beforeAll(async () => {
  host = await startHost()
})
afterAll(() => host.stop())

/** What was wrong with an answer. */
const faults = new Set<string>()

/** Microseconds that all of them cost together. */
async function cost(requests: readonly HostileRequest[]): Promise<number> {
  const before = await host.cpu()
  for (const asked of requests) for (const fault of answerFaults(asked, await host.ask(asked))) faults.add(fault)
  return (await host.cpu()) - before
}

/** Collecting what others have left may fall on any of them: the least of a few turns is its own. */
async function ownCost(asked: HostileRequest): Promise<number> {
  let least = Infinity
  for (let turn = 0; turn < 8 && least > MOST / 2; turn += 1) least = Math.min(least, (await cost([asked, asked])) / 2)
  return least
}

it('no request of a stranger costs ten milliseconds, and each answer says what it is and may do nothing', async () => {
  const requests = [...hostileRequests(host.routes)]
  expect(requests.length).toBeGreaterThan(1000)
  const calm = Array.from({ length: 200 }, () => HEALTH)
  await cost(calm)
  const health = (await cost(calm)) / calm.length
  const dear: string[] = []
  for (let from = 0; from < requests.length; from += TOGETHER) {
    const few = requests.slice(from, from + TOGETHER)
    // What is cheap together is cheap alone.
    if ((await cost(few)) - few.length * health <= MOST) continue
    for (const asked of few) {
      const more = (await ownCost(asked)) - health
      if (more > MOST) dear.push(`${asked.method} ${asked.path.slice(0, 60)}, ${asked.name}: ${Math.round(more)} µs`)
    }
  }
  expect(dear).toEqual([])
  expect([...faults]).toEqual([])
})
