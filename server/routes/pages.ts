/** The hosted page: `url` of a session. */
import { Hono, type Context } from 'hono'
import type { Commanded } from '../checkout/buyer-service.ts'
import { fingerprint, secret } from '../checkout/ids.ts'
import type { SessionState } from '../domain/session.ts'
import { hostedPage, lostPage, PAGE_CSS } from '../pages/hosted.ts'
import type { Reader } from '../pages/no-script.ts'
import { likelyZone, momentIn, zoneList, zoneNamed } from '../pages/zones.ts'
import { outcomePage } from '../pages/outcome.ts'
import { TEXTS } from '../texts/index.ts'
import { resolveLocale, type Locale } from '../texts/locale.ts'
import { backToShop } from '../domain/back-to-shop.ts'
import type { RouteDeps } from './deps.ts'
import { letIn, ON_TRIAL, pageKeyIn, tokenOf } from './page-cookie.ts'
import { keepZone, zoneIn } from './zone-cookie.ts'

/** The page's own address, in the language that was asked for. */
function addressOf(c: Context, session: string): string {
  const locale = c.req.query('locale')
  return `/pay/${session}${locale ? `?locale=${encodeURIComponent(locale)}` : ''}`
}

export function pageRoutes({ config, store, buyerService, now }: RouteDeps): Hono {
  const app = new Hono()
  const isSecure = config.publicUrl.startsWith('https:')
  const loopback = config.mode === 'test' ? ' http://localhost:* http://127.0.0.1:*' : ''
  const policy = [
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'",
    `frame-src https:${loopback}; form-action 'self' https:${loopback}; frame-ancestors 'none'`,
    "require-trusted-types-for 'script'; trusted-types 'none'",
  ].join('; ')

  const zones = zoneList(now)
  const localeOf = (c: Context, state?: SessionState): Locale =>
    resolveLocale(c.req.query('locale') ?? state?.terms.locale, c.req.header('accept-language'))

  const readerOf = (c: Context, state: SessionState): Reader => {
    const locale = localeOf(c, state)
    return { locale, zone: zoneIn(c) ?? likelyZone(state.terms.amount.currency, locale), zones }
  }

  function headers(c: Context): void {
    c.header('cache-control', 'no-store')
    c.header('referrer-policy', 'no-referrer')
    c.header('x-content-type-options', 'nosniff')
    c.header('content-security-policy', policy)
  }

  async function lost(c: Context, session: string): Promise<Response> {
    headers(c)
    const trial = pageKeyIn(c) === undefined ? c.req.query(ON_TRIAL) : undefined
    if (trial === undefined) return c.html(lostPage(localeOf(c), 'lost'), 403)
    // Who comes back from paying must not be sent to pay again: he is told what anybody is told who knows the attempt.
    const state = trial && (await store.sessionOfAttempt(trial)) === session ? await store.read(session) : undefined
    if (state) return c.html(outcomePage(state.end?.outcome, { kind: 'nowhere' }, localeOf(c, state)))
    return c.html(lostPage(localeOf(c), 'noCookies'), 403)
  }

  /** A code is taken out of the address at once and becomes a cookie that only this page gets. */
  async function exchange(c: Context, session: string, code: string): Promise<Response> {
    const holder = await store.keyHolder(fingerprint(code))
    const state = holder?.kind === 'code' && holder.session === session ? await store.read(session) : undefined
    if (!state) return lost(c, session)
    headers(c)
    // Over: whoever has been here before sees it in full.
    if (state.end && pageKeyIn(c)) return c.redirect(`/pay/${session}`, 303)
    const back = backToShop(state)
    const onward = back === undefined ? undefined : ({ kind: 'back', address: back } as const)
    if (state.end) return c.html(outcomePage(state.end.outcome, onward, localeOf(c, state)))
    return letIn(c, { store, isSecure }, session, secret('pwp'))
  }

  async function holderOf(c: Context, session: string): Promise<{ page: string; state: SessionState } | undefined> {
    const page = pageKeyIn(c)
    const holder = page === undefined ? undefined : await store.keyHolder(fingerprint(page))
    if (page === undefined || holder?.kind !== 'page' || holder.session !== session) return undefined
    const state = await store.read(session)
    return state && buyerService.isReadable(state) ? { page, state } : undefined
  }

  app.get('/page.css', (c) =>
    c.body(PAGE_CSS, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' }),
  )

  app.get('/:session', async (c) => {
    const session = c.req.param('session')
    const code = c.req.query('code')
    if (code !== undefined) return exchange(c, session, code)
    const held = await holderOf(c, session)
    if (!held) return lost(c, session)
    headers(c)
    const locale = localeOf(c, held.state)
    if (c.req.query(ON_TRIAL) !== undefined) return c.redirect(addressOf(c, session), 303)
    return c.html(hostedPage(await buyerService.view(held.state, locale), tokenOf(held.page), readerOf(c, held.state)))
  })

  /** A plain form of the page without JavaScript. The cookie does not travel with other sites' forms (SameSite=Lax). */
  app.post('/:session', async (c) => {
    const session = c.req.param('session')
    const held = await holderOf(c, session)
    if (!held) return lost(c, session)
    const locale = localeOf(c, held.state)
    const form = await c.req.parseBody()
    const text = (name: string) => String(form[name] ?? '').slice(0, 256)
    const reader = readerOf(c, held.state)
    const chosen = zoneNamed(text('zone'))
    if (chosen !== undefined) keepZone(c, isSecure, chosen)
    const zone = chosen ?? reader.zone
    const fields = Object.fromEntries(
      Object.keys(form).flatMap((name) =>
        name.startsWith('fields.') ? [[name.slice('fields.'.length), momentIn(zone, text(name))]] : [],
      ),
    )
    const asked = text('do')
    const result: Commanded | undefined =
      asked === 'choose'
        ? await buyerService.choose(held.state, { method: text('method'), fields }, { locale })
        : asked === 'sent'
          ? await buyerService.sent(session, text('attempt'), { locale })
          : asked === 'cancel'
            ? await buyerService.cancel(session, text('attempt'), { locale })
            : asked === 'unsent'
              ? await buyerService.unsent(session, text('attempt'), { locale })
              : asked === 'renew'
                ? await buyerService.renew(held.state, text('attempt'), { locale })
                : undefined
    headers(c)
    const fault =
      result?.kind === 'field'
        ? result.fault.detail
        : result?.kind === 'refused'
          ? TEXTS[locale].refusals[result.why]
          : undefined
    if (fault === undefined) return c.redirect(`/pay/${session}?locale=${locale}`, 303)
    const state = (await store.read(session)) ?? held.state
    return c.html(
      hostedPage(await buyerService.view(state, locale), tokenOf(held.page), { ...reader, zone }, fault),
      422,
    )
  })
  return app
}
