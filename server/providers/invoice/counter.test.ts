import { describe, expect, it } from 'vitest'
import { calm } from '../../../test/support/providers/canned.ts'
import { api, calls, clientFor, TERMINAL } from '../../../test/support/providers/invoice.ts'
import type { CounterOrder, CounterResult } from '../provider.ts'

const TILL: CounterOrder = { alias: 'ctr_1', name: 'Till', price: { minor: 15_050, currency: 'RUB' } }
const ABSENT = { status: 400, body: { error: '12', description: 'Wrong alias' } }
const MADE = { kind: 'counter', terminal: '13', link: TERMINAL.link } as const

/** Makes a counter where Invoice answers so, and tells what was asked. */
async function make(answers: Parameters<typeof api>[0], order: CounterOrder = TILL) {
  const server = await api(answers)
  const result = await clientFor(server.url).counter?.(order, calm())
  const sent = server.seen.map(({ text }) => JSON.parse(text) as unknown)
  return { result, calls: calls(server), sent }
}

describe('a counter', () => {
  it('with a price is a static terminal of that sum, under its alias', async () => {
    const made = await make({ GetTerminal: ABSENT })
    expect(made.result).toEqual(MADE)
    expect(made.calls).toEqual(['GetTerminal', 'CreateTerminal'])
    expect(made.sent).toEqual([
      { alias: 'ctr_1' },
      { alias: 'ctr_1', name: 'Till', type: 'static', defaultPrice: 150.5 },
    ])
  })

  it('without one is dynamic, and names none', async () => {
    const { sent } = await make({ GetTerminal: ABSENT }, { alias: 'ctr_2', name: 'Tips' })
    expect(sent[1]).toEqual({ alias: 'ctr_2', name: 'Tips', type: 'dynamic' })
  })

  it('that is there is taken, whether its id is a number or text', async () => {
    expect(await make({})).toMatchObject({ result: MADE, calls: ['GetTerminal'] })
    const { result } = await make({ GetTerminal: { body: { ...TERMINAL, id: 'ab45' } } })
    expect(result).toEqual({ ...MADE, terminal: 'ab45' })
  })

  it('that the same request has made meanwhile is taken', async () => {
    let asked = 0
    const GetTerminal = () => (++asked === 1 ? ABSENT : { body: TERMINAL })
    const made = await make({ GetTerminal, CreateTerminal: ABSENT })
    expect(made).toMatchObject({ result: MADE, calls: ['GetTerminal', 'CreateTerminal', 'GetTerminal'] })
  })

  it.each<[string, Parameters<typeof api>[0], readonly string[]]>([
    ['nobody says whether it is there', { GetTerminal: { status: 500, body: {} } }, ['GetTerminal']],
    ['we are not let in', { GetTerminal: { status: 401, body: {} } }, ['GetTerminal']],
    [
      'nobody says whether it is made',
      { GetTerminal: ABSENT, CreateTerminal: 'reset' },
      ['GetTerminal', 'CreateTerminal'],
    ],
    ['it has no address', { GetTerminal: { body: { ...TERMINAL, link: null } } }, ['GetTerminal']],
    ['its address is none to open', { GetTerminal: { body: { ...TERMINAL, link: 'javascript:1' } } }, ['GetTerminal']],
  ])('is not made where %s', async (_name, answers, asked) => {
    const made = await make(answers)
    expect(made.result).toMatchObject({ kind: 'failed' })
    // What changes nothing is asked again at once.
    expect([...new Set(made.calls)]).toEqual(asked)
  })

  it.each<[CounterOrder, CounterResult]>([
    [
      { ...TILL, name: 'x'.repeat(51) },
      { kind: 'refused', field: 'name', detail: 'Invoice takes 50 characters' },
    ],
    [
      { ...TILL, price: { minor: 1, currency: 'EUR' } },
      { kind: 'refused', field: 'price', detail: 'Invoice’s counters are in RUB' },
    ],
  ])('that Invoice cannot have is refused without a call: %#', async (order, refusal) => {
    expect(await make({}, order)).toMatchObject({ result: refusal, calls: [] })
  })

  it('takes the longest name', async () => {
    expect((await make({}, { ...TILL, name: 'x'.repeat(50) })).result).toEqual(MADE)
  })
})
