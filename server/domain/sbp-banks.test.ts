import { expect, it } from 'vitest'
import type { Instructions } from './report.ts'
import { banksFor, inOrder, LARGEST, MOST_BANKS } from './sbp-banks.ts'

const LINK = 'https://qr.nspk.ru/AD10007G66CG666S9NROEHM8IEM90B0T?type=02&bank=100000000014&sum=399&cur=RUB&crc=D590'
type Details = Extract<Instructions, { kind: 'transfer' }>
const details = (more: Partial<Details>): Details => ({ kind: 'transfer', mode: 'qr', rows: [], ...more })

it('a bank opens the link by its own scheme, and its page by the payment’s id', () => {
  const [sber, tbank] = banksFor(details({ qr: { payload: LINK } }), LARGEST)
  expect(sber).toEqual({
    name: 'Сбербанк',
    link: LINK.replace('https', 'bank100000000111'),
    aliases: ['сбер', 'sber', 'sberbank'],
  })
  expect(tbank?.web).toBe('https://www.tinkoff.ru/mybank/payments/qr-pay/AD10007G66CG666S9NROEHM8IEM90B0T')
})

it('there are none but for a link of SBP that is paid by its code', () => {
  expect(banksFor(details({ link: LINK }), LARGEST)).toHaveLength(LARGEST.length)
  for (const more of [
    { mode: 'card', qr: { payload: LINK } },
    { qr: { payload: 'https://pay.example/1' }, link: LINK },
    { qr: { svg: '<svg/>' } },
  ] as const)
    expect(banksFor(details(more), LARGEST)).toEqual([])
  const { mode: _old, ...stored } = details({ qr: { payload: LINK } })
  expect(banksFor(stored, LARGEST)).toEqual([])
})

it('the largest go first, each once, and no more than are offered', () => {
  const many = Array.from({ length: 150 }, (_none, index) => ({
    name: `Bank ${index}`,
    scheme: `bank${String(index).padStart(12, '0')}`,
  }))
  const ordered = inOrder([...many, { name: 'Сбер', scheme: 'bank100000000111' }, ...many])
  expect(ordered).toHaveLength(MOST_BANKS)
  expect(ordered.slice(0, 3).map(({ name }) => name)).toEqual(['Сбер', 'Bank 0', 'Bank 1'])
})
