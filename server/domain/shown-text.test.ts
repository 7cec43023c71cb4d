import { describe, expect, it } from 'vitest'
import { fittingText, LONGEST, shownField, shownText } from './shown-text.ts'

describe('a text of a payment system', () => {
  it.each([
    ['turned round', 'Pay \u202E000.1 ot', 'Pay 000.1 ot'],
    ['set apart', '\u2066Anna\u2069 \u200FK.\u200E\u061C', 'Anna K.'],
    ['on several lines', 'Anna\r\nKarenina\u2028x\u0000\u0085y', 'Anna Karenina x y'],
    ['with what cannot be seen', 'Te\u200Bst\uFEFF\u{E0041}', 'Test'],
    ['under a heap of marks', `A${'\u0301'.repeat(40)}`, `A${'\u0301'.repeat(4)}`],
    ['in half a character', 'a\ud800b', 'a\uFFFDb'],
  ])('%s is shown as it reads', (_, given, shown) => {
    expect(shownText(given)).toBe(shown)
    expect(shownText(shown)).toBe(shown)
  })

  it.each(['हिन्दी क्‍ष', 'Ə ə ğ', 'Việt Nam', 'שלום', 'می‌خواهم', 'Банк «Точка» №1', '👨‍👩‍👧'])(
    '%s stays as it is',
    (text) => {
      expect(shownText(text)).toBe(text)
    },
  )

  it('is left out where it is too long or empty', () => {
    expect(fittingText('x'.repeat(LONGEST.name), LONGEST.name)).toBe('x'.repeat(LONGEST.name))
    expect(fittingText('x'.repeat(LONGEST.name + 1), LONGEST.name)).toBeUndefined()
    expect(fittingText('\u202E \n', LONGEST.name)).toBeUndefined()
  })
})

it('a field keeps its name where its label cannot be shown', () => {
  let tooLong = 0
  const field = {
    name: 'phone',
    type: 'select',
    label: 'x'.repeat(1000),
    hint: 'Your\u202Ephone',
    example: 'y'.repeat(1000),
    required: true,
    options: [{ value: 'a', label: '\u202EA' }],
  } as const
  expect(shownField({ ...field, options: [...field.options] }, () => (tooLong += 1))).toEqual({
    name: 'phone',
    type: 'select',
    label: 'phone',
    hint: 'Yourphone',
    required: true,
    options: [{ value: 'a', label: 'A' }],
  })
  expect(tooLong).toBe(2)
})

it('a field keeps each text that is just short enough, and nobody hears of one', () => {
  const field = {
    name: 'phone',
    type: 'text',
    label: 'l'.repeat(LONGEST.name),
    hint: 'h'.repeat(LONGEST.hint),
    example: 'e'.repeat(LONGEST.name),
    required: false,
  } as const
  const heard = () => expect.fail('a text was called too long')
  expect(shownField(field, heard)).toEqual(field)
})
