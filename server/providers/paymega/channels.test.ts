/** Which way each code is; on whole catalogues where somebody has them at hand. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isRecord, readJson } from '../kit/exact-json.ts'
import { readPrerequest } from './catalogue.ts'
import { channelOf } from './channels.ts'

const row = (code: string, flow: string, currency?: string) => ({
  code,
  flow,
  category: 'other' as const,
  fields: [],
  ...(currency === undefined ? {} : { currency }),
})

describe('the channel of a service', () => {
  it.each([
    ['sbp_rub_hpp', 'hpp', 'sbp'],
    ['sbp_qr_rub_invoice', 'invoice', 'sbp'],
    ['payment_card_rub_hpp', 'hpp', 'card'],
    ['bank_card_rub_hpp', 'hpp', 'card'],
    ['card_transfer_rub_invoice', 'invoice', 'card_transfer'],
    ['yandexmoney_rub_hpp', 'hpp', 'yoomoney'],
    ['tether_rub_invoice', 'invoice', 'tether'],
    ['tether_trc20_rub_hpp', 'hpp', 'tether.trc20'],
    ['bitcoin_bep20_rub_hpp', 'hpp', 'bitcoin.bep20'],
    // A card that buys crypto for somebody is no card payment of the order.
    ['payment_card_crypto_rub_hpp', 'hpp', undefined],
    ['sbp2_rub_hpp', 'hpp', undefined],
    ['foo_trc20_rub_hpp', 'hpp', undefined],
    ['hasOwnProperty', 'hpp', undefined],
    ['anything_rub_test', 'test', 'test'],
    ['test_rub_invoice', 'invoice', 'test'],
    // A white label may leave the rest out.
    ['sbp', 'hpp', 'sbp'],
  ])('%s is %s: %s', (code, flow, channel) => {
    expect(channelOf(row(code, flow), 'RUB')).toBe(channel)
  })

  it('is read off the payer’s own currency', () => {
    expect(channelOf(row('qiwi_rub_hpp', 'hpp', 'RUB'), 'GEL')).toBe('qiwi')
    expect(channelOf(row('qiwi_rub_hpp', 'hpp'), 'GEL')).toBeUndefined()
  })
})

/** A folder of answers to pre-requests (`prerequest*.json`). */
const folder = process.env['PAYMEGA_CATALOGUES']
const files = folder === undefined ? [] : readdirSync(folder).filter((name) => /^prerequest.*\.json$/.test(name))

it.each(files)('joins in %s what has one name, and no two coins or networks', (name) => {
  const answer = readJson(readFileSync(join(folder ?? '', name), 'utf8'))
  const data = isRecord(answer) ? answer['data'] : undefined
  const currency = isRecord(data) && typeof data['currency'] === 'string' ? data['currency'] : ''
  const rows = readPrerequest(data, currency, true)?.rows ?? []
  const channels = new Map<string, string[]>()
  for (const one of rows) {
    const channel = channelOf(one, currency)
    if (channel !== undefined) channels.set(channel, [...(channels.get(channel) ?? []), one.code])
  }
  const joined = [...channels].filter(([, codes]) => codes.length > 1)
  expect(channels.size).toBeGreaterThan(10)
  const meant = new Set(['sbp', 'card', 'card_transfer', 'bank_transfer', 'psb', 'yoomoney', 'advcash', 'test'])
  expect(joined.filter(([channel]) => !meant.has(channel))).toEqual([])
})

it.each(files)('takes a code in %s that nobody knows for no other’s, whatever the currency of its payer', (name) => {
  const answer = readJson(readFileSync(join(folder ?? '', name), 'utf8'))
  const data = isRecord(answer) ? answer['data'] : undefined
  const currency = isRecord(data) && typeof data['currency'] === 'string' ? data['currency'] : ''
  const rows = readPrerequest(data, currency, true)?.rows ?? []
  const currencies = new Set([currency, ...rows.flatMap((one) => one.currency ?? [])])
  const taken = rows
    .filter(({ flow }) => flow !== 'test')
    .flatMap((one) =>
      [...currencies].flatMap((payers) => {
        const strange = { ...one, code: `x${one.code}`, currency: payers }
        return channelOf(strange, currency) === undefined ? [] : [strange.code]
      }),
    )
  expect(rows.length).toBeGreaterThan(10)
  expect(taken).toEqual([])
  // Each of those is a row of its own, by its id.
  expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length)
})
