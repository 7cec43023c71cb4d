/** The list of all invoices, newest first, walked by its cursors. */
import * as v from 'valibot'
import { idText, isRecord, numberText, type Exact } from '../kit/exact-json.ts'
import type { AddressedReport, ListPage } from '../provider.ts'
import { askPage, type ApiPage, type Context } from './api.ts'
import { invoiceOf, type Invoice } from './invoice.ts'
import { reportOf } from './report.ts'

/**
 * All invoices created since `since` (ms), page by page. Ends after the page that reaches back beyond it, or after a
 * page that failed.
 */
export async function* listSince(context: Context, since: number, signal: AbortSignal): AsyncGenerator<ListPage> {
  const seen = new Set<string>()
  let query: Readonly<Record<string, string>> | undefined = {}
  while (query) {
    const page: ApiPage = await askPage(context, '/payment-invoices', query, signal)
    if (page.kind === 'failed') {
      yield page
      return
    }
    const { body, data } = page
    const read = data.map(invoiceOf)
    const unreadable = read.filter((invoice) => invoice === undefined).length
    const fresh = read.filter((invoice): invoice is Invoice => invoice !== undefined && !seen.has(invoice.id))
    for (const { id } of fresh) seen.add(id)
    // `created` is in whole seconds, so that of the second `since` falls in counts.
    const recent = fresh.filter(({ created }) => created === undefined || created >= Math.floor(since / 1000))
    if (recent.length > 0 || unreadable > 0)
      yield { kind: 'page', reports: recent.map(addressed), ...(unreadable > 0 ? { unreadable } : {}) }
    // A page without anything new is a cursor that leads in a circle.
    query = fresh.length > 0 && recent.length === fresh.length ? nextQuery(body, data.length) : undefined
  }
}

function addressed(invoice: Invoice): AddressedReport {
  const report = reportOf(invoice, false)
  return invoice.reference === undefined ? { report } : { attempt: invoice.reference, report }
}

/**
 * The query of the next, older page: that of `links.next` where there is one, else `before` the oldest id of this
 * page. In the document's sample `links.next` is empty and `meta.before` is the oldest id.
 */
function nextQuery(
  body: { readonly [name: string]: Exact },
  size: number,
): Readonly<Record<string, string>> | undefined {
  const links = isRecord(body['links']) ? body['links'] : {}
  const next = v.safeParse(idText, links['next'])
  if (next.success) {
    const mark = next.output.indexOf('?')
    return mark === -1 ? undefined : Object.fromEntries(new URLSearchParams(next.output.slice(mark)))
  }
  const meta = isRecord(body['meta']) ? body['meta'] : {}
  const full = v.safeParse(numberText, meta['size'])
  const before = v.safeParse(idText, meta['before'])
  return before.success && full.success && size >= Number(full.output) ? { before: before.output } : undefined
}
