/** A client of the shop's API. Amounts are decimal strings with their currency, times ISO 8601 in UTC. */
import type * as api from './types.ts'
import {
  requestWith,
  step,
  type CallOptions,
  type ClientOptions,
  type KeyedOptions,
  type Request,
  type StoredFile,
} from './request.ts'

/** What a list of sessions is asked with; all pages of it are read. */
export type SessionQuery = Omit<api.SessionListQuery, 'after' | 'limit'>
/** What a list of webhooks is asked with; all pages of it are read. */
export type WebhookSearch = Omit<api.WebhookQuery, 'after' | 'limit'>

/** A key that must be there: whoever asks for a refund twice by mistake is to make one. */
type Once = KeyedOptions & { readonly idempotencyKey: string }

/** Rows of a page. */
const PAGE = '100'

/** A part of a list; `next` is where the one after it begins. */
interface Page<Row> {
  readonly data: readonly Row[]
  readonly next?: string
}

/** The rows of all pages of the list at `path`. */
async function* everyRow<Row>(
  request: Request,
  path: string,
  query: object,
  options: CallOptions,
): AsyncGenerator<Row> {
  let after: string | undefined
  for (;;) {
    const page: Page<Row> = await request({
      ...options,
      method: 'GET',
      path,
      query: { ...query, after, limit: PAGE },
    })
    yield* page.data
    if (page.next === undefined) return
    after = page.next
  }
}

function sessionCalls(request: Request) {
  const at = (id: string) => `/v1/sessions/${step(id)}`
  return {
    /**
     * Opens the session of an order; the same order again gives the same session. The only answer with the buyer's `token` and the
     * hosted page's `url`.
     *
     * `await paywicket.sessions.create({ order: { id: 'A-1', amount: { value: '1503.17', currency: 'RUB' } } })`
     */
    create: (body: api.NewSession, options: CallOptions = {}): Promise<api.OpenedSession> =>
      request({ ...options, method: 'POST', path: '/v1/sessions', body }),
    /** One session with its log. `const { status, received } = await paywicket.sessions.retrieve(id)` */
    retrieve: (id: string, options: CallOptions = {}): Promise<api.WholeSession> =>
      request({ ...options, method: 'GET', path: at(id) }),
    /** All sessions that a query finds, page by page. `for await (const session of paywicket.sessions.list({ status: 'paid' })) …` */
    list: (query: SessionQuery = {}, options: CallOptions = {}): AsyncIterable<api.Session> =>
      everyRow(request, '/v1/sessions', query, options),
    /** Changes what is named of an order that is still to be paid. `await paywicket.sessions.update(id, { metadata: { cart: 8 } })` */
    update: (id: string, body: api.SessionUpdate, options: CallOptions = {}): Promise<api.WholeSession> =>
      request({ ...options, method: 'PATCH', path: at(id), body }),
    /** Ends it; what is being paid is closed where it can be. `await paywicket.sessions.cancel(id)` */
    cancel: (id: string, options: CallOptions = {}): Promise<api.WholeSession> =>
      request({ ...options, method: 'POST', path: `${at(id)}/cancel` }),
    /** Takes what has come as enough. `await paywicket.sessions.accept(id)` */
    accept: (id: string, options: CallOptions = {}): Promise<api.WholeSession> =>
      request({ ...options, method: 'POST', path: `${at(id)}/accept` }),
    /** Ends every token, link and open stream of it. `await paywicket.sessions.revoke(id)` */
    revoke: (id: string, options: CallOptions = {}): Promise<api.WholeSession> =>
      request({ ...options, method: 'POST', path: `${at(id)}/revoke` }),
    /**
     * Sends money back, split over the session's attempts; all that is left where no amount is named.
     *
     * `await paywicket.sessions.refund(id, { amount: { value: '500.00', currency: 'RUB' } }, { idempotencyKey: 'A-1 back' })`
     */
    refund: async (id: string, body: api.RefundWish, options: Once): Promise<readonly api.Refund[]> => {
      const answer: api.Refunds = await request({
        ...options,
        method: 'POST',
        path: `${at(id)}/refunds`,
        body,
      })
      return answer.data
    },
  }
}

function attemptCalls(request: Request) {
  const at = (id: string) => `/v1/attempts/${step(id)}`
  return {
    /** One in its session. `const { status, session } = await paywicket.attempts.retrieve(id)` */
    retrieve: (id: string, options: CallOptions = {}): Promise<api.AttemptInSession> =>
      request({ ...options, method: 'GET', path: at(id) }),
    /** Asks its payment system now. `const { asked, session } = await paywicket.attempts.reconcile(id)` */
    reconcile: (id: string, options: CallOptions = {}): Promise<api.Reconciled> =>
      request({ ...options, method: 'POST', path: `${at(id)}/reconcile` }),
    /** Sends money of it back. `await paywicket.attempts.refund(id, {}, { idempotencyKey: 'A-1 all' })` */
    refund: (id: string, body: api.RefundWish, options: Once): Promise<api.Refund> =>
      request({ ...options, method: 'POST', path: `${at(id)}/refunds`, body }),
    /** Records money or a refund that no callback told. `await paywicket.attempts.record(id, { kind: 'received', amount, note: 'seen' })` */
    record: (id: string, body: api.RecordWish, options: KeyedOptions = {}): Promise<api.Recorded> =>
      request({ ...options, method: 'POST', path: `${at(id)}/record`, body }),
    /** Says what money in another currency is worth. `await paywicket.attempts.credit(id, { received, credited, note: 'at par' })` */
    credit: (id: string, body: api.CreditWish, options: KeyedOptions = {}): Promise<api.WholeSession> =>
      request({ ...options, method: 'POST', path: `${at(id)}/credit`, body }),
  }
}

/** A client for one Paywicket server. Every call throws `PaywicketError`; what may be repeated is tried again by itself. */
export function createPaywicket(options: ClientOptions) {
  const request = requestWith(options)
  return {
    sessions: sessionCalls(request),
    attempts: attemptCalls(request),
    records: {
      /** Takes a record back. `await paywicket.records.void(id, { note: 'not ours' })` */
      void: (id: string, body: api.VoidWish, more: CallOptions = {}): Promise<api.WholeSession> =>
        request({ ...more, method: 'POST', path: `/v1/records/${step(id)}/void`, body }),
    },
    refunds: {
      /** How a refund stands. `const { status } = await paywicket.refunds.retrieve(id)` */
      retrieve: (id: string, more: CallOptions = {}): Promise<api.Refund> =>
        request({ ...more, method: 'GET', path: `/v1/refunds/${step(id)}` }),
      /** Says how an `unknown` one ended. `await paywicket.refunds.settle(id, { outcome: 'succeeded', note: 'seen' })` */
      settle: (id: string, body: api.Settlement, more: CallOptions = {}): Promise<api.Refund> =>
        request({ ...more, method: 'POST', path: `/v1/refunds/${step(id)}/settle`, body }),
    },
    receipts: {
      /** The picture or PDF that a buyer has shown. `const { type, bytes } = await paywicket.receipts.retrieve(id)` */
      retrieve: (id: string, more: CallOptions = {}): Promise<StoredFile> =>
        request({ ...more, method: 'GET', path: `/v1/receipts/${step(id)}`, isFile: true }),
    },
    methods: {
      /** What buyers are offered now. `const { data } = await paywicket.methods.list({ currency: 'RUB', amount: '100.00' })` */
      list: (query: api.OfferQuery, more: CallOptions = {}): Promise<api.Offer> =>
        request({ ...more, method: 'GET', path: '/v1/methods', query }),
    },
    unmatched: {
      /** Money to no known order. `const money = await paywicket.unmatched.list()` */
      list: async (more: CallOptions = {}): Promise<readonly api.Unmatched[]> => {
        const answer: api.UnmatchedList = await request({ ...more, method: 'GET', path: '/v1/unmatched' })
        return answer.data
      },
      /** Gives it to a session or an attempt. `await paywicket.unmatched.assign(id, { session, note: 'she called' })` */
      assign: (id: string, body: api.AssignWish, more: CallOptions = {}): Promise<api.WholeSession> =>
        request({ ...more, method: 'POST', path: `/v1/unmatched/${step(id)}/assign`, body }),
      /** Says that it is nobody's. `await paywicket.unmatched.dismiss(id, { note: 'a test' })` */
      dismiss: (id: string, body: api.DismissWish, more: CallOptions = {}): Promise<api.Unmatched> =>
        request({ ...more, method: 'POST', path: `/v1/unmatched/${step(id)}/dismiss`, body }),
    },
    webhooks: {
      /** All that a query finds, the newest first, page by page. `for await (const { id } of paywicket.webhooks.list({ state: 'failed' })) …` */
      list: (query: WebhookSearch = {}, more: CallOptions = {}): AsyncIterable<api.KeptWebhook> =>
        everyRow(request, '/v1/webhooks', query, more),
      /** Tells one again. `await paywicket.webhooks.resend(id)` */
      resend: (id: string, more: CallOptions = {}): Promise<api.QueuedWebhook> =>
        request({ ...more, method: 'POST', path: `/v1/webhooks/${step(id)}/resend` }),
    },
    counters: {
      /** Makes a fixed place to pay at. `await paywicket.counters.create({ name: 'Till 1' }, { idempotencyKey: 'till 1' })` */
      create: (body: api.CounterWish, more: KeyedOptions = {}): Promise<api.WholeCounter> =>
        request({ ...more, method: 'POST', path: '/v1/counters', body }),
      /** All of them, the newest first. `await paywicket.counters.list()` */
      list: async (more: CallOptions = {}): Promise<api.CounterList['data']> => {
        const answer: api.CounterList = await request({ ...more, method: 'GET', path: '/v1/counters' })
        return answer.data
      },
      /** One with its code and what was paid at it. `await paywicket.counters.retrieve(id)` */
      retrieve: (id: string, more: CallOptions = {}): Promise<api.WholeCounter> =>
        request({ ...more, method: 'GET', path: `/v1/counters/${step(id)}` }),
    },
    customers: {
      /** Erases who a customer is from orders that are over. `const { kept } = await paywicket.customers.erase('c42')` */
      erase: (id: string, more: CallOptions = {}): Promise<api.Erased> =>
        request({ ...more, method: 'DELETE', path: `/v1/customers/${step(id)}` }),
    },
    providers: {
      /** The payment systems that are set up. `await paywicket.providers.list()` */
      list: async (more: CallOptions = {}): Promise<api.ProviderList['data']> => {
        const answer: api.ProviderList = await request({ ...more, method: 'GET', path: '/v1/providers' })
        return answer.data
      },
      /** What an account holds now. `await paywicket.providers.balance('paymega')` */
      balance: (id: string, more: CallOptions = {}): Promise<api.Balance> =>
        request({ ...more, method: 'GET', path: `/v1/providers/${step(id)}/balance` }),
      /** What a method costs. `await paywicket.providers.price('paymega', method, { value: '100.00', currency: 'RUB' })` */
      price: (id: string, method: string, query: api.PriceQuery, more: CallOptions = {}): Promise<api.Price> =>
        request({ ...more, method: 'GET', path: `/v1/providers/${step(id)}/methods/${step(method)}/price`, query }),
    },
  }
}
export type Paywicket = ReturnType<typeof createPaywicket>
