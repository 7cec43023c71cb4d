import fc from 'fast-check'
import { expect, it } from 'vitest'
import { open } from '../../test/support/domain.ts'
import { withoutPersons, wordsOfBuyer } from './private-text.ts'

it.each([
  ['Declined: +7 (916) 123-45-67 is blocked', 'Declined: (number) is blocked'],
  ['card 4000 0000 0000 0002 expired', 'card (number) expired'],
  ['card 4000000000000002', 'card (number)'],
  ['write to ivan@example.com, please', 'write to (e-mail), please'],
  ['IBAN DE89 3704 0044 0532 0130 00 is wrong', 'IBAN (account) is wrong'],
  ['GB33BUKB20201555555555', '(account)'],
  ['card 4276****5678', 'card (number)'],
  ['+998–90–123–45–67', '(number)'],
  ['8_900_123_45_67', '(number)'],
  ['９９８９０１２３４５', '(number)'],
  ['٠٩٠١٢٣٤٥٦', '(number)'],
  ['user%40mail.com', '(e-mail)'],
  ['gb29nwbk60161331926819', '(account)'],
  ['DE89-3704-0044-0532-0130-00', '(account)'],
  ['ES91 2100 0418 4502 0005 1332', '(account)'],
  ['error 905, limit 1500.00 RUB', 'error 905, limit 1500.00 RUB'],
  ['line\nbreak \u202eturned\u202c\u0000', 'line break turned'],
  ['far   apart \r\n and below', 'far apart and below'],
])('%j is kept as %j', (message, kept) => {
  expect(withoutPersons(message, [])).toBe(kept)
})

it('what the session knows of its buyer is taken out, word by word and in any case', () => {
  const { terms } = open()
  const customer = { id: 'c1', name: 'Иван Петров', email: 'ivan@shop', phone: '9161234567' }
  const words = wordsOfBuyer({ terms: { ...terms, customer } }, { fields: { holder: 'Anna Lee', place: 'A' } })
  expect(withoutPersons('ПЕТРОВ Иван and ANNA lee: a refusal', words)).toBe('(buyer) (buyer) and (buyer): a refusal')
  expect(withoutPersons('Pe\u0301ter', ['P\u00e9ter'])).toBe('(buyer)')
  expect(withoutPersons('9161234567 ivan@shop', words)).toBe('(buyer) (buyer)')
})

it('a word of the buyer’s is looked for without the room around it, where it has three letters or more', () => {
  expect(withoutPersons('Lee, Li and Limes', [' Lee ', 'Li '])).toBe('(buyer), Li and Limes')
})

it('of two words that begin alike the longer one is taken out whole', () => {
  for (const known of [
    ['Ann', 'Annabel'],
    ['Annabel', 'Ann'],
  ])
    expect(withoutPersons('Annabel or Ann', known)).toBe('(buyer) or (buyer)')
})

it('is short, and costs little however long and odd the message is', () => {
  const long = withoutPersons('x'.repeat(10_000), [])
  expect(long).toBe(`${'x'.repeat(199)}…`)
  // Which is as long as one that is kept whole.
  expect(withoutPersons('x'.repeat(200), [])).toBe('x'.repeat(200))
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.array(fc.string()), (message, words) => {
      expect(withoutPersons(message, words).length).toBeLessThanOrEqual(200)
    }),
  )
})
