/**
 * A provider where real money moves: whatever it answers, by a call or a callback, leads a buyer to pages of the open web alone. It is
 * held here once for all drivers, so that none of them can forget it.
 */
import { isPublicPage, withPublicPages } from '../../domain/public-address.ts'
import type { AddressedReport, ListPage, MethodsResult, Provider } from '../provider.ts'
import type { Report } from '../../domain/report.ts'

/** A result of any call: where it holds a report, that one is looked at. */
function looked<Result extends { readonly report?: Report } | object>(result: Result): Result {
  return 'report' in result && result.report !== undefined
    ? { ...result, report: withPublicPages(result.report) }
    : result
}

const addressed = (reports: readonly AddressedReport[]): readonly AddressedReport[] => reports.map(looked)

async function* lookedPages(pages: AsyncIterable<ListPage>): AsyncIterable<ListPage> {
  for await (const page of pages) yield page.kind === 'page' ? { ...page, reports: addressed(page.reports) } : page
}

function withPublicFace(result: MethodsResult): MethodsResult {
  if (result.kind !== 'methods' || result.account?.website === undefined) return result
  const { website, ...account } = result.account
  return { ...result, account: isPublicPage(website) ? { ...account, website } : account }
}

/** The provider, which leads nowhere else. */
export function withPublicAddresses(provider: Provider): Provider {
  const { lookup, lookupPayment, close, edit, counter, list } = provider
  return {
    ...provider,
    methods: async (...asked) => withPublicFace(await provider.methods(...asked)),
    create: async (...asked) => looked(await provider.create(...asked)),
    ...(lookup && { lookup: async (...asked) => looked(await lookup(...asked)) }),
    ...(lookupPayment && { lookupPayment: async (...asked) => looked(await lookupPayment(...asked)) }),
    ...(close && { close: async (...asked) => looked(await close(...asked)) }),
    ...(edit && { edit: async (...asked) => looked(await edit(...asked)) }),
    ...(list && { list: (...asked) => lookedPages(list(...asked)) }),
    ...(counter && {
      async counter(...asked) {
        const result = await counter(...asked)
        if (result.kind !== 'counter' || isPublicPage(result.link)) return result
        return { kind: 'failed', detail: 'The address to pay at is not one of the open web' }
      },
    }),
    async callback(request) {
      const result = await provider.callback(request)
      return result.kind === 'reports' ? { ...result, reports: addressed(result.reports) } : result
    },
  }
}
