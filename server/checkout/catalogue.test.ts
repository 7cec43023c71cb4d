import { expect, it } from 'vitest'
import type { LeftOut, OfferedMethod, Provider } from '../providers/provider.ts'
import { createCatalogue } from './catalogue.ts'

const method = (id: string, more: Partial<OfferedMethod> = {}): OfferedMethod => ({
  id: `hostile.${id}`,
  category: 'other',
  name: id,
  fields: [],
  ...more,
})

/** What a buyer is offered by a provider that answers with these, and what was left out. */
async function offerOf(methods: readonly OfferedMethod[]) {
  const provider = { id: 'hostile', methods: async () => ({ kind: 'methods', methods }) } as unknown as Provider
  const leftOut: LeftOut[] = []
  const catalogue = createCatalogue([provider], Date.now, undefined, (part) => leftOut.push(part))
  const offer = await catalogue.list({ currency: 'RUB', due: 100, locale: 'en' })
  return { methods: offer.methods, leftOut }
}

it('shows no text with signs that turn it round, nor one that never ends', async () => {
  const { methods, leftOut } = await offerOf([
    method('a', {
      name: 'Bank\u202Eknab\u0000',
      summary: 's'.repeat(100_000),
      icon: `https://a.example/${'i'.repeat(3000)}`,
    }),
    method('b', {
      fields: [{ name: 'phone', type: 'text', label: 'Pho\u2066ne', hint: 'h'.repeat(9999), required: true }],
    }),
    method('c', { name: 'n'.repeat(1_000_000) }),
  ])
  expect(methods.map(({ offered }) => offered.name)).toEqual(['Bankknab', 'b', 'hostile.c'])
  expect(methods[0]?.offered).not.toHaveProperty('summary')
  expect(methods[0]?.offered).not.toHaveProperty('icon')
  expect(methods[1]?.fields).toEqual([{ name: 'phone', type: 'text', label: 'Phone', required: true }])
  expect(leftOut).toEqual([{ provider: 'hostile', what: 'text', count: 3 }])
})

it('offers ten thousand methods, and tells how many it does not', async () => {
  const { methods, leftOut } = await offerOf(Array.from({ length: 10_002 }, (_, index) => method(`m${index}`)))
  expect(methods.length).toBe(10_000)
  expect(leftOut).toEqual([{ provider: 'hostile', what: 'rows', count: 2 }])
})

it('leaves out a form that nobody would fill in, and a pattern that costs', async () => {
  const field = (name: string, pattern: string) =>
    ({ name, type: 'text', label: name, required: false, pattern }) as const
  const { methods, leftOut } = await offerOf([
    method('a', { fields: [field('good', '^a$'), field('slow', '(a+)+')] }),
    method('b', { fields: Array.from({ length: 51 }, (_, index) => field(`f${index}`, '^a$')) }),
  ])
  expect(methods.map(({ fields }) => fields.map(({ pattern }) => pattern))).toEqual([['^a$', undefined]])
  expect(leftOut.map(({ what, count }) => [what, count])).toEqual([
    ['fields', 1],
    ['pattern', 1],
  ])
})
