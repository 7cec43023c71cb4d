import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { banksFor, LARGEST, MOST_BANKS } from '../domain/sbp-banks.ts'
import { readSbpBanks } from './sbp-banks.ts'

function read(content: unknown, path = 'banks.json') {
  const errors: string[] = []
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  return { banks: readSbpBanks({ PAYWICKET_SBP_BANKS: path }, errors, () => text), errors }
}
const member = (bankName: string, schema: string, more: object = {}) => ({ bankName, schema, logoURL: '', ...more })

it('without a file there are our own', () => {
  const errors: string[] = []
  expect(readSbpBanks({}, errors)).toBe(LARGEST)
  expect(errors).toEqual([])
})

it('takes NSPK’s own format, cleans it, and leaves out what cannot be opened', () => {
  const web = { isWebClientActive: 'true', webClientUrl: 'https://bank.example/c2b/' }
  const { banks, errors } = read({
    version: '1',
    dictionary: [
      member('Банк\u202E один ', 'bank100000000900', web),
      member('Без схемы', 'https'),
      member('javascript', 'javascript'),
      member('Мимо', 'bank12'),
      member('\u200B', 'bank100000000901'),
      member('Два', 'bank100000000902', { ...web, isWebClientActive: false }),
      member('Три', 'bank100000000903', { ...web, webClientUrl: 'http://bank.example/' }),
      member('Четыре', 'bank100000000904', { ...web, webClientUrl: null }),
      member('Сбер', 'bank100000000111'),
    ],
  })
  expect(errors).toEqual([])
  expect(banks).toEqual([
    { name: 'Сбер', scheme: 'bank100000000111', aliases: ['sber', 'sberbank'] },
    { name: 'Банк один', scheme: 'bank100000000900', webClient: 'https://bank.example/c2b' },
    { name: 'Два', scheme: 'bank100000000902' },
    { name: 'Три', scheme: 'bank100000000903' },
    { name: 'Четыре', scheme: 'bank100000000904' },
  ])
})

it.each([
  ['{', /is not JSON$/],
  [{ banks: 1 }, /must be NSPK's/],
  [{ dictionary: [] }, /must be NSPK's/],
  [{ dictionary: [member('No scheme', 'https')] }, /must be NSPK's/],
  [{ dictionary: Array.from({ length: 2001 }, () => member('A', 'bank100000000900')) }, /must be NSPK's/],
])('refuses %j by name', (content, sentence) => {
  const { errors } = read(content)
  expect(errors).toEqual([expect.stringMatching(/^PAYWICKET_SBP_BANKS: the file banks\.json /)])
  expect(errors[0]).toMatch(sentence)
})

it('refuses a file that is not there, or too large', () => {
  const errors: string[] = []
  readSbpBanks({ PAYWICKET_SBP_BANKS: '/nowhere/banks.json' }, errors)
  expect(errors).toEqual(['PAYWICKET_SBP_BANKS: the file /nowhere/banks.json is not there'])
  const large: string[] = []
  readSbpBanks({ PAYWICKET_SBP_BANKS: 'x' }, large, () => {
    throw new RangeError('too large')
  })
  expect(large).toEqual(['PAYWICKET_SBP_BANKS: the file x has more than 1 MB'])
})

const PUBLIC = '/work/shared/data/sbp-banks.json'
it.runIf(existsSync(PUBLIC))('takes the whole public list, and a Session stays of a size to send', () => {
  const { banks, errors } = read(readFileSync(PUBLIC, 'utf8'))
  expect([errors, banks.length]).toEqual([[], MOST_BANKS])
  expect(banks.slice(0, LARGEST.length).map(({ scheme }) => scheme)).toEqual(LARGEST.map(({ scheme }) => scheme))
  const link = 'https://qr.nspk.ru/AD10007G66CG666S9NROEHM8IEM90B0T?type=02&bank=100000000014&sum=399&cur=RUB&crc=D590'
  const sizes = [LARGEST, banks].map((list) => {
    const text = JSON.stringify(banksFor({ kind: 'transfer', mode: 'qr', rows: [], qr: { payload: link } }, list))
    return [Buffer.byteLength(text), gzipSync(text).length] as const
  })
  process.stdout.write(`banks of a Session, bytes plain and gzip: ${JSON.stringify(sizes)}\n`)
  expect(sizes[1]?.[0]).toBeLessThan(25_000)
  expect(sizes[1]?.[1]).toBeLessThan(5000)
})
