/** Codes as payment systems have made them; those that others have published stand here as they were found. */
import { describe, expect, it } from 'vitest'
import { at, choice, open, step, T0 } from '../../test/support/domain.ts'
import * as commands from './commands.ts'
import { crc16 } from './crc16.ts'
import { emvCodeOf } from './emv-code.ts'
import { applyCreateResult } from './provider-results.ts'
import type { Instructions } from './report.ts'
import { sbpLinkOf } from './sbp-link.ts'
import { warnedBetween, warningOf, type Expected } from './transfer-warning.ts'

type Details = Extract<Instructions, { kind: 'transfer' }>

const PUBLISHED = [
  'https://qr.nspk.ru/AD10007G66CG666S9NROEHM8IEM90B0T?type=02&bank=100000000014&sum=399&cur=RUB&crc=D590',
  'https://qr.nspk.ru/AD100061H9VVF8NK8AP865AFMPJNICNN?type=02&bank=100000000004&sum=5000&cur=RUB&crc=854C',
  'https://qr.nspk.ru/AD10004MV5CJ3D638358RO81129CE63P?type=02&bank=100000000004&sum=30510&cur=RUB&crc=B754',
  'https://qr.nspk.ru/AS100001ORTF4GAF80KPJ53K186D9A3G?type=01&bank=100000000007&crc=0C8A',
]
const [SOUND = ''] = PUBLISHED
const rub = (minor: number): Expected => ({ amount: { minor, currency: 'RUB' }, channel: 'sbp' })
const qr = (payload: string, more: Partial<Details> = {}): Details => ({
  kind: 'transfer',
  mode: 'qr',
  rows: [],
  qr: { payload },
  ...more,
})
const sbp = (payload: string, minor = 399) => warningOf(qr(payload), rub(minor))

it('the checksum is the one of the standard', () => expect(crc16('123456789')).toBe('29B1'))

describe('a link of SBP', () => {
  it.each(PUBLISHED)('%s is whole', (link) => expect(sbpLinkOf(link)).toMatchObject({ isWhole: true }))

  it.each([
    ['is as it is to be', SOUND, undefined],
    ['has the letters of its checksum small', SOUND.replace('D590', 'd590'), undefined],
    ['says neither sum nor checksum', 'https://qr.nspk.ru/AS100001ORTF4GAF80KPJ53K186D9A3G', undefined],
    ['says a sum and no checksum', 'https://qr.nspk.ru/AS10?sum=399', undefined],
    ['has something behind its checksum', `${SOUND}&x=1`, undefined],
    ['is one that binds an account', 'https://sub.nspk.ru/AD10103JPBOS0DSJ830RJ8GV36O7SHV2', undefined],
    ['has another checksum', SOUND.replace('D590', 'D591'), 'qr-checksum'],
    ['has another letter in its id', SOUND.replace('AD10007G', 'AD10007H'), 'qr-checksum'],
    ['asks for another sum', 'https://qr.nspk.ru/AS10?sum=400&cur=RUB', 'qr-amount'],
    ['asks for a sum that is none', 'https://qr.nspk.ru/AS10?sum=3.99', 'qr-amount'],
    ['asks for another currency', 'https://qr.nspk.ru/AS10?sum=399&cur=USD', 'qr-amount'],
    ['asks for another sum by another checksum', SOUND.replace('sum=399', 'sum=999'), 'qr-amount'],
    ['is of another host', 'https://qr.nspk.ru.example/AS10?sum=399', 'qr-host'],
    ['is not encrypted', SOUND.replace('https:', 'http:'), 'qr-host'],
    ['has another port', SOUND.replace('.ru/', '.ru:8443/'), 'qr-host'],
    ['hides its host behind a name', SOUND.replace('qr.nspk.ru', 'qr.nspk.ru@evil.example'), 'qr-host'],
  ])('that %s', (_says, payload, warning) => expect(sbp(payload)).toBe(warning))

  it('is no false alarm where the code is no payment by SBP', () => {
    const foreign = 'https://pay.example/1'
    expect(warningOf(qr(foreign, { mode: 'wallet' }), rub(399))).toBeUndefined()
    expect(warningOf(qr(foreign), { amount: { minor: 399, currency: 'AZN' }, channel: 'sbp' })).toBeUndefined()
    expect(warningOf(qr(foreign), { amount: { minor: 399, currency: 'RUB' }, channel: 'elqr' })).toBeUndefined()
    // A page of the payment system's own is not what the code holds.
    expect(warningOf({ kind: 'transfer', mode: 'qr', rows: [], link: foreign }, rub(399))).toBeUndefined()
    expect(warningOf(qr(SOUND, { link: foreign }), rub(399))).toBeUndefined()
    expect(
      warningOf({ kind: 'transfer', mode: 'qr', rows: [], qr: { svg: '<svg/>' }, link: foreign }, rub(399)),
    ).toBeUndefined()
  })

  it('is looked at beside a picture alone, and in what was stored before there were modes', () => {
    const beside: Details = { kind: 'transfer', rows: [], qr: { svg: '<svg/>' }, link: SOUND }
    expect([warningOf(beside, rub(399)), warningOf(beside, rub(400))]).toEqual([undefined, 'qr-amount'])
  })
})

describe('a Pix code', () => {
  const field = (tag: string, value: string) => `${tag}${String(value.length).padStart(2, '0')}${value}`
  const code = (amount?: string, currency = '986') => {
    const body = [
      field('00', '01'),
      field('26', field('00', 'br.gov.bcb.pix') + field('01', '123e4567-e12b-12d1-a456-426655440000')),
      field('52', '0000'),
      field('53', currency),
      ...(amount === undefined ? [] : [field('54', amount)]),
      field('58', 'BR'),
      field('59', 'Fulano de Tal'),
      field('60', 'BRASILIA'),
      field('62', field('05', '***')),
      '6304',
    ].join('')
    return body + crc16(body)
  }
  /** The sample of the Central Bank's manual. */
  const MANUAL =
    '00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR5913Fulano de Tal6008BRASILIA62070503***63041D3D'
  const brl = { amount: { minor: 1250, currency: 'BRL' } }
  const pix = (payload: string) => warningOf(qr(payload, { mode: 'pix' }), brl)

  it('of the manual is whole', () => {
    expect(emvCodeOf(MANUAL)).toEqual({ currency: 'BRL', isWhole: true })
    expect(pix(MANUAL)).toBeUndefined()
  })

  it.each([
    ['asks for the same', code('12.50'), undefined],
    ['writes it otherwise', code('12.5'), undefined],
    ['asks for another sum', code('12.51'), 'qr-amount'],
    ['asks for a sum that is none', code('12,50'), 'qr-amount'],
    ['asks in another currency', code('12.50', '840'), 'qr-amount'],
    ['has a currency that we have no letters for', code('12.50', '999'), undefined],
    ['has another checksum', `${code('12.50').slice(0, -1)}Z`, 'qr-checksum'],
    ['has one letter changed', code('12.50').replace('Fulano', 'Fulana'), 'qr-checksum'],
    ['ends too early', code('12.50').slice(0, -6), 'qr-checksum'],
  ])('that %s', (_says, payload, warning) => expect(pix(payload)).toBe(warning))
})

describe('a card', () => {
  const to = (value: string, more: Partial<Details> = {}) =>
    warningOf({ kind: 'transfer', mode: 'card', rows: [{ name: 'card', value }], ...more }, rub(399))

  it.each([
    ['4276 3800 0000 0005', undefined],
    ['2200 0000 0000 0004', undefined],
    ['2200 0000 0000 0005', 'card-checksum'],
    ['2200-0000-0000-0005', 'card-checksum'],
    ['6304 0000 0000 0000 001', 'card-checksum'],
    ['2200 00•• •••• 0005', undefined],
    ['12345', undefined],
  ])('%s', (value, warning) => expect(to(value)).toBe(warning))

  it('is only looked at where it is paid to, and a code goes first', () => {
    expect(to('2200 0000 0000 0005', { mode: 'wallet' })).toBeUndefined()
    expect(to('2200 0000 0000 0005', { qr: { payload: SOUND.replace('D590', 'D591') } })).toBe('qr-checksum')
    expect(
      warningOf({ kind: 'transfer', rows: [{ name: 'card', value: 'x', copy: '2200000000000005' }] }, rub(1)),
    ).toBe('card-checksum')
  })
})

it('is told once, when the details come, and without what is in them', () => {
  const chosen = step(commands.choose(open(), choice('a1'), at(T0)))
  const screen: Instructions = {
    kind: 'transfer',
    mode: 'card',
    rows: [{ name: 'card', value: '2200 0000 0000 0005' }],
  }
  const report = { payment: '1', state: 'pending', screen } as const
  const shown = applyCreateResult(chosen, 'a1', { kind: 'report', report }, at(T0)).state
  const warned = { attempt: 'a1', provider: 'cactusgino', method: 'cactusgino.card', warning: 'card-checksum' }
  expect(warnedBetween(chosen, shown)).toEqual([warned])
  expect(warnedBetween(shown, step(commands.markSent(shown, 'a1', at(T0))))).toEqual([])
})
