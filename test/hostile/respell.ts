/**
 * A signed callback of Cactusgino's in other words. Its signature is over `name:value;name:value;`, sorted, with the blank left out:
 * this makes other parameters of the same text. What has lost its signature by it is told by whoever verifies it.
 */
import fc from 'fast-check'

/** A value as JSON has it. */
type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value }
export type Pair = readonly [name: string, value: Value]

const textOf = (value: Value): string =>
  value === true
    ? 'True'
    : value === false
      ? 'False'
      : value === null
        ? 'None'
        : typeof value === 'object'
          ? ''
          : String(value)

/** Others of the same text as one scalar. */
function scalars(value: Value): readonly Value[] {
  const text = textOf(value)
  const others: Value[] = [text, [text], { '': text }]
  if (/^-?(0|[1-9]\d*)$/.test(text)) others.push(Number(text), [Number(text)])
  if (text === 'True') others.push(true, [true])
  if (text === 'False') others.push(false, [false])
  if (text === 'None') others.push(null, [null])
  return others
}

const sorted = (pairs: readonly Pair[]) => pairs.toSorted(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))

/** The pair at `at` with the next ones within its value, in each way that a value can hold them. */
function swallowed(pairs: readonly Pair[], at: number, count: number): readonly (readonly Pair[])[] {
  const all = sorted(pairs.filter(([name]) => name !== 'signature'))
  const [first, ...next] = all.slice(at, at + 1 + count)
  if (!first || next.length === 0) return []
  const rest = pairs.filter((pair) => pair !== first && !next.includes(pair))
  const parts = next.map(([name, value]) => `${name}:${textOf(value)}`)
  const [name, value] = first
  const text = textOf(value)
  const colon = text.indexOf(':')
  const inner: Record<string, Value> = Object.fromEntries(next.map(([other, held]) => [other, textOf(held)]))
  return [
    [...rest, [name, [text, ...parts].join(';')]],
    [...rest, [name, [text, ...parts]]],
    [...rest, [`${name}:${text};${next[0]?.[0] ?? ''}`, textOf(next[0]?.[1] ?? '')], ...next.slice(1)],
    ...(colon < 0 ? [] : [[...rest, [name, { [text.slice(0, colon)]: text.slice(colon + 1), ...inner }] as Pair]]),
  ]
}

const BLANKS: readonly Value[] = ['', ' ', '\t', {}, []]
const NAMES = ['is_payout', 'received_amount', 'invoice_id', 'request_id', 'amount', 'currency', 'status', 'zz']

/** Changes to the parameters, each of which keeps the text that is signed or comes near to it. */
const changes = fc.oneof(
  fc.tuple(fc.constant('scalar' as const), fc.nat(20), fc.nat(6)),
  fc.tuple(fc.constant('swallow' as const), fc.nat(20), fc.nat(15)),
  fc.tuple(fc.constant('blank' as const), fc.nat(NAMES.length - 1), fc.nat(BLANKS.length - 1)),
  fc.tuple(fc.constant('case' as const), fc.nat(20), fc.nat(3)),
  fc.tuple(fc.constant('split' as const), fc.nat(20), fc.nat(3)),
  fc.tuple(fc.constant('turn' as const), fc.nat(20), fc.nat(20)),
  fc.tuple(fc.constant('drop' as const), fc.nat(20), fc.nat(0)),
)
type Change = typeof changes extends fc.Arbitrary<infer Made> ? Made : never

function changed(pairs: readonly Pair[], [kind, at, which]: Change): readonly Pair[] {
  const index = at % pairs.length
  const [name, value] = pairs[index] ?? ['', '']
  if (name === 'signature' && kind !== 'turn') return pairs
  switch (kind) {
    case 'scalar': {
      const others = scalars(value)
      return typeof value === 'object' && value !== null
        ? pairs
        : pairs.with(index, [name, others[which % others.length] ?? value])
    }
    case 'swallow': {
      const ways = swallowed(pairs, index, 1 + (which % 3))
      return ways[Math.floor(which / 3) % Math.max(1, ways.length)] ?? pairs
    }
    case 'blank':
      return [...pairs, [NAMES[at % NAMES.length] ?? '', BLANKS[which % BLANKS.length] ?? '']]
    case 'case':
      return pairs.with(index, [
        which === 0 ? name.toUpperCase() : name.replace(/^./, (letter) => letter.toUpperCase()),
        value,
      ])
    case 'split': {
      const text = textOf(value)
      const colon = text.indexOf(':')
      return colon < 0 ? pairs : pairs.with(index, [`${name}:${text.slice(0, colon)}`, text.slice(colon + 1)])
    }
    case 'turn':
      return [...pairs.slice(which % pairs.length), ...pairs.slice(0, which % pairs.length)]
    case 'drop':
      return textOf(value).trim() === '' ? pairs.toSpliced(index, 1) : pairs
  }
}

/** How it is written down: plainly, with escapes and spaces, as a form, or with a name that stands twice, the true one last. */
const writings = fc.constantFrom('plain', 'escaped', 'form', 'twice' as const)
type Writing = 'plain' | 'escaped' | 'form' | 'twice'

const escaped = (text: string) =>
  JSON.stringify(text).replace(/[a-z]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)

function written(pairs: readonly Pair[], writing: Writing): { readonly text: string; readonly type: string } {
  const type = 'application/json'
  switch (writing) {
    case 'form': {
      const fields = pairs.map(([name, value]): [string, string] => [name, textOf(value)])
      return { text: new URLSearchParams(fields).toString(), type: 'application/x-www-form-urlencoded' }
    }
    case 'escaped':
      return {
        text: `{ ${pairs.map(([name, value]) => `${escaped(name)} :\n${JSON.stringify(value)}`).join(' , ')} }`,
        type,
      }
    case 'twice': {
      const [name] = pairs[0] ?? ['x']
      return { text: `{${[`${JSON.stringify(name)}:"other"`, ...pairs.map(spelled)].join(',')}}`, type }
    }
    case 'plain':
      return { text: `{${pairs.map(spelled).join(',')}}`, type }
  }
}
const spelled = ([name, value]: Pair) => `${JSON.stringify(name)}:${JSON.stringify(value)}`

/** A signed callback, said again in other words: its text, and the type it is sent as. */
export const respelled = (pairs: readonly Pair[]) =>
  fc
    .tuple(fc.array(changes, { minLength: 1, maxLength: 4 }), writings)
    .map(([list, writing]) => written(list.reduce(changed, pairs), writing))
