import { expect, test } from 'vitest'
import { sessionWith } from '../../../test/support/session.ts'
import { ROW_NAMES, type Session, type Transfer } from '../../contract/index.ts'
import { supportText } from './support-text.ts'

const NOW = Date.parse('2026-11-22T12:05:00Z')
const rub = (value: string) => ({ value, currency: 'RUB' })
const ROWS = ROW_NAMES.map((name) => ({ name, value: `value of ${name} 4276`, copy: `copy of ${name}` }))
const DETAILS: Transfer = {
  kind: 'transfer',
  mode: 'card',
  amount: rub('1503.17'),
  rows: ROWS,
  qr: { payload: 'the-code-itself' },
  link: 'bank://pay?to=4276',
  note: 'a note for Ivan',
  expiresAt: '2026-11-22T12:15:00.000Z',
}
const base = sessionWith({
  id: 'ses_1',
  revision: 7,
  testMode: false,
  order: { id: 'A-1', amount: rub('1500.00'), description: 'A present for Maria' },
  due: rub('1503.17'),
  received: rub('10.00'),
  merchant: { name: 'Shop', contact: { email: 'help@shop.example' } },
  expiresAt: '2026-11-22T12:30:00.000Z',
  attempt: {
    id: 'att_1',
    method: 'cactusgino.card',
    name: 'Card',
    status: 'pending',
    asked: rub('1503.17'),
    reference: 'ref-9',
  },
})
const textOf = (action: Session['action']) => supportText({ ...base, action }, 'shop.example', NOW)

test('says which payment it is, and how it stands', () => {
  expect(textOf(DETAILS)).toBe(
    [
      'Order: A-1',
      'Session: ses_1 (revision 7)',
      'Attempt: att_1 (pending)',
      'Method: cactusgino.card',
      'Reference: ref-9',
      'Order amount: 1500.00 RUB',
      'Asked: 1503.17 RUB',
      'Received: 10.00 RUB',
      'Left to pay: 1503.17 RUB',
      'Screen: transfer card',
      'Details end: 2026-11-22T12:15:00.000Z',
      'Session ends: 2026-11-22T12:30:00.000Z',
      'Now: 2026-11-22T12:05:00.000Z',
      'Page: shop.example',
    ].join('\n'),
  )
})

test.each<Session['action']>([
  DETAILS,
  { kind: 'wait', reason: 'confirmation', since: '2026-11-22T12:00:00Z', cancellable: true, details: DETAILS },
  { kind: 'redirect', url: 'https://pay.example/4276', method: 'GET', params: [['name', 'Ivan']] },
  { kind: 'frame', url: 'https://pay.example/4276' },
  { kind: 'done', outcome: 'failed', failure: { code: 'declined', retryable: true, text: 'Ivan said no' } },
])('names nobody, and nothing that is paid to: $kind', (action) => {
  const text = textOf(action)
  expect(text).toContain('Order: A-1')
  for (const secret of [/value of/, /copy of/, /4276/, /the-code/, /Ivan/, /Maria/, /pwt_/]) {
    expect(text).not.toMatch(secret)
  }
})
