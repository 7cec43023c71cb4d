import { describe, expect, it } from 'vitest'
import { catalogueData, ROWS } from './budget.ts'
import { readPrerequest } from './catalogue.ts'

interface Service {
  readonly code: string
  readonly [key: string]: unknown
}
const service = (code: string, more: Record<string, unknown> = {}): Service => ({
  code,
  method: code,
  flow: 'hpp',
  currency: 'RUB',
  fields: [],
  ...more,
})

/** What is read of an answer with these, and what was left out. */
function reading(services: readonly unknown[], methods: unknown = []) {
  return readingText(JSON.stringify({ data: { services, methods } }))
}
function readingText(text: string) {
  const leftOut: Record<string, number> = {}
  const leaveOut = (what: string, count: number) => {
    if (count > 0) leftOut[what] = (leftOut[what] ?? 0) + count
  }
  const read = readPrerequest(catalogueData(text, leaveOut), 'RUB', true, leaveOut)
  return { rows: read?.rows ?? [], leftOut }
}
const codes = (rows: readonly { readonly code: string }[]) => rows.map(({ code }) => code)

describe('a catalogue', () => {
  it('of ten thousand services is offered whole, a larger one to that many', () => {
    const many = Array.from({ length: ROWS + 5 }, (_, index) => service(`s${index}`))
    expect(ROWS).toBeGreaterThanOrEqual(10_000)
    expect(reading(many.slice(0, ROWS))).toMatchObject({ rows: { length: ROWS }, leftOut: {} })
    expect(reading(many)).toMatchObject({ rows: { length: ROWS }, leftOut: { rows: 5 } })
  })

  it('that nests in one place is offered in all others', () => {
    const deep = `${'['.repeat(300_000)}${']'.repeat(300_000)}`
    const text = JSON.stringify({ data: { services: [service('a'), service('b', { fields: 'DEEP' })], methods: [] } })
    const { rows, leftOut } = readingText(text.replace('"DEEP"', deep))
    expect(codes(rows)).toEqual(['a', 'b'])
    expect(leftOut).toEqual({ depth: 1 })
  })

  it('keeps a service whose pattern costs, without the pattern', () => {
    const field = (regexp: string) => ({ key: 'account', required: true, regexp })
    const { rows, leftOut } = reading([
      service('good', { fields: [field(String.raw`/^\d{1,9}$/`)] }),
      service('slow', { fields: [field('^(a+)+$')] }),
    ])
    expect(rows.map(({ fields }) => fields.map(({ pattern }) => pattern))).toEqual([
      [String.raw`^\d{1,9}$`],
      [undefined],
    ])
    expect(leftOut).toEqual({ pattern: 1 })
  })

  it('loses texts that are too long, and services that ask for more than anybody fills in', () => {
    const field = (index: number) => ({ key: `f${index}`, label: 'l'.repeat(5000), hint: { en: 'h'.repeat(5000) } })
    const { rows, leftOut } = reading(
      [
        service('a', { method: 'm', fields: [field(1)] }),
        service('b', { fields: Array.from({ length: 51 }, (_, index) => field(index)) }),
      ],
      [{ code: 'm', name: { en: 'n'.repeat(1_000_000), ru: 'Имя \u202Eобратно' } }],
    )
    expect(codes(rows)).toEqual(['a'])
    expect(rows[0]).toMatchObject({ name: { ru: 'Имя обратно' }, fields: [{ name: 'f1' }] })
    expect(JSON.stringify(rows)).not.toMatch(/n{9}|l{9}|h{9}/)
    expect(leftOut).toEqual({ text: 3, fields: 1 })
  })

  it('has texts in our languages and one other, however many it brings', () => {
    const name = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`x${index}`, `text ${index}`]))
    const { rows } = reading([service('a', { method: 'm' })], [{ code: 'm', name: { ...name, ru: 'Имя' } }])
    expect(rows[0]?.name).toEqual({ x0: 'text 0', ru: 'Имя' })
  })

  it.each<[string, string]>([
    ['nested', `{"data":{"services":${'['.repeat(450_000)}${']'.repeat(450_000)}}}`],
    ['of patterns', JSON.stringify({ data: { services: patterned(500) } })],
    [
      'of endless texts',
      JSON.stringify({ data: { services: [service('a', { fields: [{ key: 'a', label: 'x'.repeat(1e6) }] })] } }),
    ],
    ['that is no JSON at its end', `${JSON.stringify({ data: { services: patterned(10) } }).padEnd(1e6)}!`],
  ])('%s costs little more than a harmless one', (_, text) => {
    const harmless = JSON.stringify({
      data: { services: Array.from({ length: 1000 }, (_value, index) => service(`s${index}`)), methods: [] },
    })
    const spent = (given: string) => {
      const before = process.cpuUsage()
      for (let time = 0; time < 3; time += 1) readingText(given)
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
    spent(harmless)
    // Without its budget each of them takes some hundred times as long.
    expect(spent(text)).toBeLessThan(30 * spent(harmless))
  })
})

/** Services whose patterns are all different, and as dear to decide about as one can be. */
function patterned(count: number): readonly Service[] {
  return Array.from({ length: count }, (_, index) => {
    const signs = Array.from({ length: 180 }, (_value, sign) => String.fromCodePoint(0x4e00 + index + sign)).join('|')
    return service(`s${index}`, { fields: [{ key: 'a', regexp: `^(${signs}){2,3}$` }] })
  })
}
