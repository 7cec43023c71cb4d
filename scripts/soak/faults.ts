/** Faults on the payment systems' answers and callbacks, a few new ones every second. */
import { chance, pick, sleep, type Stats } from './stats.ts'

const PROVIDERS = ['cactusgino', 'paymega', 'invoice'] as const
/** What a system that can be asked later may lose for good; the others' callbacks are only late, doubled or out of order. */
const CAN_BE_ASKED: ReadonlySet<string> = new Set(['paymega', 'invoice'])

interface Fault {
  readonly provider: string
  readonly kind: string
  readonly value?: unknown
  readonly times: number
}

function draw(): Fault {
  const provider = pick(PROVIDERS)
  const of = (kind: string, times: number, value?: unknown): Fault => ({
    provider,
    kind,
    times,
    ...(value === undefined ? {} : { value }),
  })
  const faults: [Fault, ...Fault[]] = [
    of('delay', 2, 3),
    of('status', 1, 502),
    of('status', 1, { status: 502, worked: true }),
    of('reset', 1),
    of('reset', 1, 'before'),
    ...(provider === 'cactusgino' ? [] : [of('hang', 1)]),
    of('garbage', 1),
    of('truncate', 1),
    of('duplicate-callback', 2, 3),
    of('reordered-callbacks', 1),
    of('forged-callback', 1),
    ...(CAN_BE_ASKED.has(provider) ? [of('lost-callback', 1)] : []),
  ]
  return pick(faults)
}

/** Puts faults in place until the answer is called, which takes them all away. Counts those that were met. */
export function runFaults(sandboxUrl: string, stats: Stats): () => Promise<void> {
  const ending = new AbortController()
  const address = `${sandboxUrl}/_sandbox/faults`
  const left = async () => (await (await fetch(address)).json()) as readonly Fault[]
  const key = ({ provider, kind, value }: Fault) => JSON.stringify([provider, kind, value])

  const put = new Map<string, number>()
  async function reckon(): Promise<readonly Fault[]> {
    const still = await left()
    for (const [name, times] of put) {
      const rest = still.find((fault) => key(fault) === name)?.times ?? 0
      const [, kind] = JSON.parse(name) as [string, string]
      if (times > rest) stats.count(`fault met: ${kind}`, times - rest)
    }
    return still
  }
  async function replace(faults: readonly Fault[]): Promise<void> {
    await fetch(address, { method: 'PUT', body: JSON.stringify(faults) })
    put.clear()
    for (const fault of faults) put.set(key(fault), fault.times)
  }

  const run = async () => {
    while (!ending.signal.aborted) {
      const still = await reckon()
      const fresh = chance(0.8) ? draw() : undefined
      const kept = still.filter((fault) => !fresh || key(fault) !== key(fresh)).slice(-6)
      await replace(fresh ? [...kept, fresh] : kept)
      await sleep(700)
    }
    await reckon()
    await fetch(address, { method: 'DELETE' })
  }
  const done = run()
  return async () => {
    ending.abort()
    await done
  }
}
