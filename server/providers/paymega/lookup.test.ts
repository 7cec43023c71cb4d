import { describe, expect, it } from 'vitest'
import { attemptFor, calm, canned, type Canned } from '../../../test/support/providers/canned.ts'
import {
  contextFor,
  privateClient,
  privateInvoice,
  publicClient,
  publicInvoice,
  REFERENCE,
} from '../../../test/support/providers/paymega.ts'
import { listSince } from './list.ts'

const METHOD = 'paymega.payment_card_rub_hpp'
const paid = privateInvoice({ status: 'processed', processed_amount: 1503.17 })

describe('a look-up', () => {
  it('asks the private API by id, or by our reference where there is none', async () => {
    const server = await canned(() => ({ body: paid }))
    const provider = privateClient(server.url)
    const expected = { kind: 'report', report: { state: 'succeeded', received: { minor: 150_317 } } }
    expect(await provider.lookup?.(attemptFor(METHOD, 'cpi_HeSWMM9LvQonCcQc'), calm())).toMatchObject(expected)
    expect(await provider.lookup?.(attemptFor(METHOD), calm())).toMatchObject(expected)
    expect(server.seen.map(({ path }) => path)).toEqual([
      '/api/payment-invoices/cpi_HeSWMM9LvQonCcQc',
      '/api/payment-invoices',
    ])
    expect(server.seen[1]?.query.get('filter[reference_id]')).toBe(REFERENCE)
    expect(server.seen[0]?.headers.authorization).toBe(`Basic ${btoa('coma_1:key-1')}`)
  })

  it('asks the public API by id without any key, and cannot ask it by reference', async () => {
    const server = await canned(() => ({ body: publicInvoice({ status: 'processed', processed_amount: 1503.17 }) }))
    const provider = publicClient(server.url)
    expect(await provider.lookup?.(attemptFor(METHOD, 'cpi_1'), calm())).toMatchObject({ kind: 'report' })
    expect(await provider.lookup?.(attemptFor(METHOD), calm())).toMatchObject({ kind: 'unanswered' })
    expect(server.seen).toHaveLength(1)
    expect(server.seen[0]).toMatchObject({ method: 'GET', path: '/public-api/payment-invoices/cpi_1' })
    expect([...(server.seen[0]?.query ?? [])]).toEqual([])
    expect(server.seen[0]?.headers.authorization).toBeUndefined()
  })

  it('knows that it never was: 404, or an empty list', async () => {
    const notFound = await canned(() => ({ status: 404, body: { errors: [{ code: '404' }] } }))
    expect(await privateClient(notFound.url).lookup?.(attemptFor(METHOD, 'cpi_1'), calm())).toEqual({ kind: 'absent' })
    expect(await privateClient(notFound.url).lookup?.(attemptFor(METHOD), calm())).toEqual({ kind: 'absent' })
    const empty = await canned(() => ({ body: { data: [] } }))
    expect(await privateClient(empty.url).lookup?.(attemptFor(METHOD), calm())).toEqual({ kind: 'absent' })
    // The buyer's browser has not posted the form: it may still come.
    const form = privateClient(empty.url, { PAYMEGA_CREATE: 'form' })
    expect(await form.lookup?.(attemptFor(METHOD, REFERENCE), calm())).toMatchObject({ kind: 'unanswered' })
  })

  it.each<[string, Canned]>([
    ['401', { status: 401, body: '' }],
    ['another’s invoice', { body: privateInvoice({ reference_id: 'other' }) }],
    ['a list of others, the filter not heeded', { body: { data: [privateInvoice({ reference_id: 'other' }).data] } }],
    ['garbage', { body: 'x' }],
    ['no answer', 'reset'],
  ])('leaves it open with %s', async (_what, reply) => {
    const server = await canned(() => reply)
    for (const attempt of [attemptFor(METHOD, 'cpi_1'), attemptFor(METHOD)])
      expect(await privateClient(server.url).lookup?.(attempt, calm())).toMatchObject({ kind: 'unanswered' })
  })

  it('waits where it is told to slow down', async () => {
    const server = await canned((_seen, count) =>
      count === 1 ? { status: 429, body: '', headers: { 'retry-after': '0' } } : { body: paid },
    )
    expect(await privateClient(server.url).lookup?.(attemptFor(METHOD), calm())).toMatchObject({ kind: 'report' })
  })
})

describe('the list', () => {
  /** Seven invoices, newest first, one an hour. */
  const all = [7, 6, 5, 4, 3, 2, 1].map((hour) => privateInvoice({ created: hour * 3600 }, `cpi_${hour}`).data)

  function page(seen: { query: URLSearchParams }, link: boolean): Canned {
    const from = all.findIndex(({ id }) => id === seen.query.get('before')) + 1
    const data = all.slice(from, from + 3)
    const before = data.at(-1)?.id
    const next = link && from + 3 < all.length ? `/api/payment-invoices?before=${before}&size=3` : ''
    return {
      body: { meta: { count: data.length, size: 3, before, after: data[0]?.id }, links: { prev: '', next }, data },
    }
  }

  async function walk(url: string, since: number): Promise<readonly string[]> {
    const ids: string[] = []
    for await (const found of listSince(contextFor(url), since, calm()))
      ids.push(...(found.kind === 'page' ? found.reports.map(({ report }) => report.payment) : [found.detail]))
    return ids
  }

  it.each([true, false])('is walked to the end by its cursors (with links: %s)', async (link) => {
    const server = await canned((seen) => page(seen, link))
    expect(await walk(server.url, 0)).toEqual(all.map(({ id }) => id))
    expect(await walk(server.url, 4 * 3_600_000)).toEqual(['cpi_7', 'cpi_6', 'cpi_5', 'cpi_4'])
  })

  it('ends where a cursor leads in a circle, and says where it failed', async () => {
    const circle = await canned(() => page({ query: new URLSearchParams() }, true))
    expect(await walk(circle.url, 0)).toEqual(['cpi_7', 'cpi_6', 'cpi_5'])
    const broken = await canned(() => ({ status: 401, body: '' }))
    expect(await walk(broken.url, 0)).toEqual(['Paymega answered 401'])
  })
})
