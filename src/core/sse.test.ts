import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEventReader } from './sse.ts'

function read(chunks: readonly string[]): string[] {
  const events: string[] = []
  const feed = createEventReader((data) => events.push(data))
  for (const chunk of chunks) feed(chunk)
  return events
}

test('gives the data of each event, and passes over comments, ids and names', () => {
  expect(read([': hello\n\nid: 3\nevent: session\ndata: {"a":1}\n\n: beat\n\ndata:two\ndata: lines\n\n'])).toEqual([
    '{"a":1}',
    'two\nlines',
  ])
})

test('an event is passed on only when it is whole', () => {
  expect(read(['data: {"a"'])).toEqual([])
  expect(read(['data: x\n'])).toEqual([])
})

test('however the network cuts it, and whatever ends its lines, the same events come out', () => {
  const text = fc.array(
    fc.string({ unit: 'grapheme' }).filter((line) => !/[\r\n]/.test(line)),
    { minLength: 1 },
  )
  fc.assert(
    fc.property(text, fc.constantFrom('\n', '\r\n', '\r'), fc.array(fc.nat(200)), (events, end, cuts) => {
      const stream = events.map((data, id) => `id: ${id}${end}data: ${data}${end}${end}`).join('')
      // What follows the last event lets a lone carriage return be seen as an end.
      const whole = `${stream}: beat\n\n`
      const edges = [0, ...cuts.map((cut) => cut % whole.length).toSorted((a, b) => a - b), whole.length]
      const chunks = edges.slice(1).map((edge, at) => whole.slice(edges[at], edge))
      expect(read(chunks)).toEqual(events)
    }),
  )
})
