/** Fees of the private list, and of one service. */
import { describe, expect, it } from 'vitest'
import { createClock } from '../../../test/support/clock.ts'
import { calm, canned, switchedOn } from '../../../test/support/providers/canned.ts'
import { ACCOUNT, contextFor, envFor, privateClient } from '../../../test/support/providers/paymega.ts'
import { until } from '../../../test/support/until.ts'
import { paymega } from './index.ts'
import { feeOf, getService } from './services.ts'
import { service, prerequest, ask } from '../../../test/support/providers/paymega-prerequest.ts'

/** Longer than a buyer waits for a list, shorter than a call may take, ms. */
const A_WHILE = 1500

describe('the fees', () => {
  const attributes = {
    service: 'x',
    service_currency: 'USD',
    currency: 'USD',
    available: true,
    active: false,
    enabled: true,
  }
  const priced = (page: number, more: object) => ({
    body: {
      meta: { total: 2, pages: 2, page },
      data: [{ type: 'payment-services', id: `comcps_${page}`, attributes: { ...attributes, ...more } }],
    },
  })

  it('come from all pages of the private list, which changes nothing else', async () => {
    const server = await canned(({ path, query }) => {
      if (path === '/public-api/payment-prerequest')
        return prerequest([service('x', 'x', 'hpp'), service('y', 'y', 'hpp')], [])
      return query.get('page[number]') === '1'
        ? priced(1, { service: 'y', fee_rate: 0, fee_fix: 0, fee_min: 0, fee_max: 0 })
        : priced(2, { fee_rate: 2.5, fee_fix: 0.3, fee_min: 0, fee_max: 0 })
    })
    const answer = await ask(privateClient(server.url))
    expect(answer).toMatchObject({
      methods: [
        { id: 'paymega.x', fee: 280 },
        { id: 'paymega.y', fee: 0 },
      ],
    })
  })

  it('are lost, and nothing else, where the list fails', async () => {
    const server = await canned(({ path }) =>
      path === '/public-api/payment-prerequest'
        ? prerequest([service('x', 'x', 'hpp')], [])
        : { status: 401, body: '' },
    )
    expect(await ask(privateClient(server.url))).toMatchObject({ kind: 'methods', methods: [{ id: 'paymega.x' }] })
  })

  it('do not keep the picker waiting while the list does not come', async () => {
    const server = await canned(({ path }) =>
      path === '/public-api/payment-prerequest' ? prerequest([service('x', 'x', 'hpp')], []) : 'hang',
    )
    const { timers, advance } = createClock({ isLive: false })
    const provider = switchedOn(paymega, envFor(server.url, ACCOUNT), { timeout: timers.timeout })
    const asked = ask(provider)
    await until(
      () => server.seen.length,
      (count) => count === 2,
    )
    advance(A_WHILE)
    expect(await asked).toMatchObject({ kind: 'methods' })
    // Nobody waits for it again.
    expect(await ask(provider)).toMatchObject({ kind: 'methods' })
  })

  it('of one service can be asked for by its id', async () => {
    const found = { data: { type: 'payment-services', id: 'comcps_1', attributes: { ...attributes, fee_rate: 2 } } }
    const server = await canned(({ path }) =>
      path.endsWith('/comcps_1') ? { body: found } : { status: 404, body: '' },
    )
    const context = contextFor(server.url)
    expect(await getService(context, 'comcps_1', calm())).toMatchObject({
      kind: 'value',
      value: { id: 'comcps_1', service: 'x', fee_rate: '2' },
    })
    expect(await getService(context, 'comcps_2', calm())).toEqual({ kind: 'value', value: undefined })
    expect(server.seen[0]).toMatchObject({ method: 'GET', path: '/api/payment-services/comcps_1' })
  })

  it.each([
    [{ fee_rate: '1' }, 10_000, 100],
    [{ fee_rate: '0.05' }, 1000, 1],
    [{ fee_rate: '1', fee_min: '5' }, 10_000, 500],
    [{ fee_rate: '10', fee_max: '2' }, 10_000, 200],
    [{ fee_fix: '0.5' }, 10_000, 50],
    [{ fee_rate: '0', fee_max: '2' }, 10_000, 0],
    [{}, 10_000, undefined],
    [{ currency: 'GBP', fee_rate: '1' }, 10_000, 100],
    [{ currency: 'GBP', fee_fix: '1' }, 10_000, undefined],
  ])('%j of %i are %s', (fees, due, expected) => {
    const none = { fee_rate: undefined, fee_fix: undefined, fee_min: undefined, fee_max: undefined }
    const base = { id: 'comcps_1', service: 'x', service_currency: 'USD', currency: 'USD' }
    expect(feeOf({ ...base, ...none, ...fees }, 'USD', due)).toBe(expected)
  })
})
