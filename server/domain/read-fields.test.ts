import { describe, expect, it } from 'vitest'
import { FIELD_LIMIT, type Field } from '../../src/contract/index.ts'
import { readFields } from './read-fields.ts'

const field = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  type: 'text',
  label: `The ${name}`,
  required: false,
  ...more,
})
const read = (asked: readonly Field[], given: Readonly<Record<string, string>>) => readFields(asked, given, 'en')
const fields = (values: Readonly<Record<string, string>>) => ({ kind: 'fields', fields: values })
const blamed = (name: string, detail: string) => ({ kind: 'fault', fault: { field: `fields.${name}`, detail } })

describe('each type of field', () => {
  const choice: Partial<Field> = {
    type: 'select',
    options: [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ],
  }
  it.each<[Partial<Field>, string, string]>([
    [{}, '  x y ', 'x y'],
    [{ pattern: '^\\d+$' }, '12', '12'],
    // Compiles without the `u` flag alone.
    [{ pattern: '^\\-x$' }, '-x', '-x'],
    [choice, 'b', 'b'],
    [{ type: 'checkbox' }, 'true', 'true'],
    [{ type: 'datetime' }, '2026-11-26T18:00+03:00', '2026-11-26T15:00:00.000Z'],
    [{ type: 'datetime' }, '2026-11-26T15:00:00Z', '2026-11-26T15:00:00.000Z'],
    [{ type: 'datetime' }, '2026-11-26T15:00-0330', '2026-11-26T18:30:00.000Z'],
    [{ type: 'datetime' }, '2026-11-26 15:00:30.125z', '2026-11-26T15:00:30.125Z'],
    [{ type: 'email' }, 'a@b.c', 'a@b.c'],
    [{ type: 'email' }, 'anna@mail.shop.example', 'anna@mail.shop.example'],
    [{ type: 'tel' }, ' 8 (916) 123-45-67 ', '8 (916) 123-45-67'],
    [{ type: 'tel', pattern: '^\\+7\\d{10}$' }, '9161234567', '+79161234567'],
    [{ type: 'tel', pattern: '^7\\d{10}$' }, '+7 916 123-45-67', '79161234567'],
  ])('%j takes %j as %j', (more, given, wanted) => {
    expect(read([field('f', more)], { f: given })).toEqual(fields({ f: wanted }))
  })

  it.each<[Partial<Field>, string, string]>([
    [{ pattern: '^\\d+$' }, '1x', 'The f: this does not look right, please check it'],
    [{ pattern: '^\\-x$' }, 'x', 'The f: this does not look right, please check it'],
    [choice, 'c', 'The f: choose one of the options'],
    [{ type: 'select' }, 'a', 'The f: choose one of the options'],
    [{ type: 'checkbox' }, 'yes', 'The f: choose one of the options'],
    [{ type: 'datetime' }, 'soon', 'The f: enter a date and time'],
    // Anybody's clock, a year where a zone would be, and no day of any month.
    [{ type: 'datetime' }, '2026-11-26T18:00', 'The f: enter a date and time'],
    [{ type: 'datetime' }, '11-26-2026', 'The f: enter a date and time'],
    [{ type: 'datetime' }, '+002026-11-26T18:00Z', 'The f: enter a date and time'],
    [{ type: 'datetime' }, '2026-11-26 18:00Z (or so)', 'The f: enter a date and time'],
    [{ type: 'datetime' }, '2026-13-45T18:00Z', 'The f: enter a date and time'],
    [{ type: 'email' }, 'a@b', 'The f: enter an e-mail address, for example name@example.com'],
    [{ type: 'email' }, 'a b@c.d', 'The f: enter an e-mail address, for example name@example.com'],
    [{ type: 'email' }, 'a@b.c d', 'The f: enter an e-mail address, for example name@example.com'],
    [{ type: 'tel' }, '12345 or so', 'The f: enter a phone number, for example +447700900123'],
    [{ type: 'tel' }, 'home 12345', 'The f: enter a phone number, for example +447700900123'],
    [{ type: 'tel' }, '1234', 'The f: enter a phone number, for example +447700900123'],
    [{ type: 'tel' }, 'call me', 'The f: enter a phone number, for example +447700900123'],
    [{ type: 'tel', pattern: '^\\+7\\d{10}$' }, '12345', 'The f: this does not look right, please check it'],
    [{}, 'x'.repeat(FIELD_LIMIT + 1), 'The f: at most 256 characters'],
  ])('%j does not take %j', (more, given, detail) => {
    expect(read([field('f', more)], { f: given })).toEqual(blamed('f', detail))
  })

  it('takes as much as the limit', () => {
    const longest = 'x'.repeat(FIELD_LIMIT)
    expect(read([field('f')], { f: longest })).toEqual(fields({ f: longest }))
  })
})

describe('a form', () => {
  it('leaves out what is empty, a box that is not ticked too', () => {
    const asked = [field('a'), field('b', { type: 'checkbox' }), field('c', { type: 'checkbox' })]
    expect(read(asked, { a: '   ', b: 'false', c: '' })).toEqual(fields({}))
    expect(read(asked, { a: 'false' })).toEqual(fields({ a: 'false' }))
  })

  it('lacks what is required, a box that must be ticked too', () => {
    expect(read([field('a', { required: true })], {})).toEqual(blamed('a', 'The a: please fill this in'))
    const box = field('b', { type: 'checkbox', required: true })
    expect(read([box], { b: 'false' })).toEqual(blamed('b', 'The b: please fill this in'))
    expect(read([box], { b: 'true' })).toEqual(fields({ b: 'true' }))
  })

  it('has no other fields, and blames one by a name that is not endless', () => {
    expect(read([field('a')], { a: 'x', b: 'y' })).toEqual(blamed('b', 'b: this method has no such field'))
    const long = 'n'.repeat(100)
    const short = 'n'.repeat(64)
    expect(read([], { [long]: '' })).toEqual(blamed(short, `${short}: this method has no such field`))
  })

  it('asks for one at least of each group, and is content with one', () => {
    const asked = [
      field('phone', { oneOf: 'contact' }),
      field('email', { oneOf: 'contact' }),
      field('card', { oneOf: 'payer' }),
      field('note'),
    ]
    const missing = (name: string) => blamed(name, `The ${name}: fill in at least one of these`)
    expect(read(asked, { card: '1' })).toEqual(missing('phone'))
    expect(read(asked, { email: 'e' })).toEqual(missing('card'))
    expect(read(asked, { note: 'n', card: '1' })).toEqual(missing('phone'))
    expect(read(asked.slice(2), { note: 'n' })).toEqual(missing('card'))
    expect(read(asked, { email: 'e', card: '1' })).toEqual(fields({ email: 'e', card: '1' }))
  })

  it('speaks the buyer’s language', () => {
    expect(readFields([field('a', { required: true, label: 'Имя' })], {}, 'ru')).toMatchObject({
      fault: { detail: expect.stringContaining('Имя: ') },
    })
  })
})
