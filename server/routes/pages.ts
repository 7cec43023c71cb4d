/** The hosted page: `url` of a session. */
import { createHmac } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Commanded } from '../checkout/buyer-service.ts'
import { fingerprint, secret } from '../checkout/ids.ts'
import type { SessionState } from '../domain/session.ts'
import { hostedPage, lostPage, PAGE_CSS } from '../pages/hosted.ts'
import { TEXTS } from '../texts/index.ts'
import { resolveLocale, type Locale } from '../texts/locale.ts'
import type { RouteDeps } from './deps.ts'

const COOKIE = 'paywicket'
/** Longer than any session with its reading time, seconds. */
const COOKIE_AGE = 4 * 24 * 3600

/** The page's own token follows from its cookie, so that a reload makes no new key. */
function tokenOf(pageKey: string): string {
  return `pwt_${createHmac('sha256', pageKey).update('token of the hosted page').digest('base64url')}`
}

export function pageRoutes({ config, store, buyerService }: RouteDeps): Hono {
  const app = new Hono()
  const isSecure = config.publicUrl.startsWith('https:')
  const loopback = config.mode === 'test' ? ' http://localhost:* http://127.0.0.1:*' : ''
  const policy = [
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'",
    `frame-src https:${loopback}; form-action 'self' https:${loopback}; frame-ancestors 'none'`,
    "require-trusted-types-for 'script'; trusted-types 'none'",
  ].join('; ')

  const localeOf = (c: Context, state?: SessionState): Locale =>
    resolveLocale(c.req.query('locale') ?? state?.terms.locale, c.req.header('accept-language'))

  function headers(c: Context): void {
    c.header('cache-control', 'no-store')
    c.header('referrer-policy', 'no-referrer')
    c.header('x-content-type-options', 'nosniff')
    c.header('content-security-policy', policy)
  }

  async function lost(c: Context): Promise<Response> {
    headers(c)
    return c.html(lostPage(localeOf(c)), 403)
  }

  /** A code is taken out of the address at once and becomes a cookie that only this page gets. */
  async function exchange(c: Context, session: string, code: string): Promise<Response> {
    const holder = await store.keyHolder(fingerprint(code))
    const state = holder?.kind === 'code' && holder.session === session ? await store.read(session) : undefined
    if (!state || state.end) return state && getCookie(c, COOKIE) ? c.redirect(`/pay/${session}`, 303) : lost(c)
    const page = secret('pwp')
    await store.addKeys(session, [
      { fingerprint: fingerprint(page), kind: 'page' },
      { fingerprint: fingerprint(tokenOf(page)), kind: 'token' },
    ])
    setCookie(c, COOKIE, page, {
      path: `/pay/${session}`,
      httpOnly: true,
      sameSite: 'Lax',
      secure: isSecure,
      maxAge: COOKIE_AGE,
    })
    headers(c)
    const locale = c.req.query('locale')
    return c.redirect(`/pay/${session}${locale ? `?locale=${encodeURIComponent(locale)}` : ''}`, 303)
  }

  async function holderOf(c: Context, session: string): Promise<{ page: string; state: SessionState } | undefined> {
    const page = getCookie(c, COOKIE)
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
    if (!held) return lost(c)
    headers(c)
    const locale = localeOf(c, held.state)
    return c.html(hostedPage(await buyerService.view(held.state, locale), tokenOf(held.page), locale))
  })

  /** A plain form of the page without JavaScript. The cookie does not travel with other sites' forms (SameSite=Lax). */
  app.post('/:session', async (c) => {
    const session = c.req.param('session')
    const held = await holderOf(c, session)
    if (!held) return lost(c)
    const locale = localeOf(c, held.state)
    const form = await c.req.parseBody()
    const text = (name: string) => String(form[name] ?? '').slice(0, 256)
    const fields = Object.fromEntries(
      Object.keys(form).flatMap((name) =>
        name.startsWith('fields.') ? [[name.slice('fields.'.length), text(name)]] : [],
      ),
    )
    const asked = text('do')
    const result: Commanded | undefined =
      asked === 'choose'
        ? await buyerService.choose(held.state, { method: text('method'), fields }, locale)
        : asked === 'sent'
          ? await buyerService.sent(session, text('attempt'), locale)
          : asked === 'cancel'
            ? await buyerService.cancel(session, text('attempt'), locale)
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
    return c.html(hostedPage(await buyerService.view(state, locale), tokenOf(held.page), locale, fault), 422)
  })
  return app
}
