import { expect, it } from 'vitest'
import { clientFor, number, received, signed } from '../../../test/support/providers/cactusgino.ts'
import { calm, canned, type Canned } from '../../../test/support/providers/canned.ts'

async function balance(answer: Canned) {
  const server = await canned(() => answer)
  return { result: await clientFor(server.url).balance?.(calm()), seen: server.seen }
}

const ACCOUNT = { id: 1, name: 'Main', currency: 'RUB', amount: 10.5, available: 10.5 }

it('keeps every digit, asks with a signature, and takes an answer without one as published', async () => {
  const body =
    '{"site_id":21,"balances":[{"id":1,"name":"Main","currency":"RUB","amount":90071992547409.93,"available":0.30},' +
    '{"id":2,"name":null,"currency":"usdt","amount":-12.10},{"currency":"EUR","amount":1.5e3,"available":"7"}]}'
  const { result, seen } = await balance({ body })
  expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /api/balance/'])
  expect(received(seen[0]?.text ?? '')).toMatchObject({
    isRight: true,
    parameters: { merchant_id: 'merch_id', site_id: number('21') },
  })
  expect(result).toEqual({
    kind: 'balances',
    balances: [
      { currency: 'RUB', amount: '90071992547409.93', available: '0.30', name: 'Main' },
      { currency: 'USDT', amount: '-12.10' },
      { currency: 'EUR', amount: '1500', available: '7' },
    ],
  })
})

it('reads the list by the name in the table, too', async () => {
  const { result } = await balance({ body: { site_id: 21, balance: [ACCOUNT] } })
  expect(result).toMatchObject({ kind: 'balances', balances: [{ currency: 'RUB', amount: '10.5' }] })
})

it.each<[string, Canned]>([
  ['no answer', 'reset'],
  ['a refusal', { body: signed({ success: false, message: 'Site is not found' }) }],
  ['an error', { status: 500, body: { balances: [ACCOUNT] } }],
  ['no list', { body: { site_id: 21 } }],
  ['no JSON', { body: 'hello' }],
  ['a balance that cannot be read', { body: { balances: [ACCOUNT, { currency: 'RUB', amount: 'much' }] } }],
])('%s is no balance', async (_what, answer) => {
  expect((await balance(answer)).result).toMatchObject({ kind: 'failed' })
})
