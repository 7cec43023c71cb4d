/** The private invoice list: newest first, walked by the id of an invoice as cursor. */
import type { Context } from 'hono'
import type { SandboxEnv } from '../wire.ts'
import type { Invoice } from './invoice.ts'
import { privateShape } from './shapes.ts'

const PAGE_SIZE = 20

/**
 * A page of `all` (oldest first in, newest first out). As in the document's sample, `meta.after` is the page's first
 * and newest invoice, `meta.before` its last and oldest: `?before=<id>` are those older than it, `?after=<id>` the
 * ones newer than it and nearest to it. `links.next` leads to older ones, `links.prev` to newer ones.
 */
export function cursorPage(c: Context<SandboxEnv>, all: readonly Invoice[]): Response {
  const query = (name: string) => c.req.query(name) ?? c.req.query(`page[${name}]`)
  const size = Math.min(Math.max(Math.trunc(Number(query('size'))) || PAGE_SIZE, 1), 100)
  const newestFirst = all.toReversed()
  const before = query('before')
  const after = query('after')
  const place = (id: string) => newestFirst.findIndex((invoice) => invoice.id === id)

  let start = 0
  if (before) start = place(before) === -1 ? newestFirst.length : place(before) + 1
  else if (after) start = Math.max(place(after) - size, 0)
  const end = after && !before ? Math.max(place(after), 0) : newestFirst.length
  const page = newestFirst.slice(start, Math.min(start + size, end))

  const first = page[0]?.id ?? ''
  const last = page.at(-1)?.id ?? ''
  const link = (name: string, id: string) =>
    `/api/payment-invoices?${name}=${id}${size === PAGE_SIZE ? '' : `&size=${size}`}`
  return c.json({
    meta: { count: all.length, size, before: last, after: first },
    links: {
      prev: page.length > 0 && start > 0 ? link('after', first) : '',
      next: page.length > 0 && start + page.length < newestFirst.length ? link('before', last) : '',
    },
    data: page.map(privateShape),
  })
}
