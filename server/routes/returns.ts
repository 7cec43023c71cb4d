/**
 * The way back from a provider's page. It proves nothing: the provider is asked, and the buyer is sent on, to the shop where
 * it has said whereto, else to the session's hosted page. Whoever brings the key of the address is let in there; whoever does
 * not is told how the payment ended, and no more.
 */
import { Hono, type Context } from 'hono'
import { html } from 'hono/html'
import { fingerprint } from '../checkout/ids.ts'
import { backToShop } from '../domain/back-to-shop.ts'
import { originsOf } from '../domain/origins.ts'
import { ownPaths } from '../domain/own-paths.ts'
import { isRevoked } from '../domain/revoke.ts'
import type { SessionState } from '../domain/session.ts'
import { lostPage } from '../pages/hosted.ts'
import { sourcesOf } from '../pages/policy.ts'
import { outcomePage, type Again } from '../pages/outcome.ts'
import { resolveLocale, type Locale } from '../texts/locale.ts'
import type { RouteDeps } from './deps.ts'
import { letIn, pageKeyOf } from './page-cookie.ts'
import { lookSparingly } from './look-sparingly.ts'
import { pageHeaders } from './page-headers.ts'
import { markRefused, tooOften, waitAfterWrong } from './refusals.ts'

const localeOf = (c: Context, state?: SessionState): Locale =>
  resolveLocale(c.req.query('locale') ?? state?.terms.locale, c.req.header('accept-language'))

/** The key as we have made it: some payment systems add `?status=…` to an address that has a query already. */
const keyIn = (given: string | undefined): string | undefined => /^pwr_[\w-]+/.exec(given ?? '')?.[0]

interface FramePage {
  readonly origins: readonly string[]
  readonly next: string
  /** The address of its script, which the nonce marks. */
  readonly script: string
  readonly nonce: string
}

/** A blank page inside the provider's frame; its script posts one message to the pages that may hold the widget. */
function framePage({ origins, next, script, nonce }: FramePage): ReturnType<typeof html> {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Paywicket</title>
        <script
          type="module"
          src="${script}"
          nonce="${nonce}"
          data-origins="${origins.join(' ')}"
          data-next="${next}"
        ></script>
        <noscript><meta http-equiv="refresh" content="0; url=${next}" /></noscript>
      </head>
      <body></body>
    </html>`
}

/**
 * Says nothing but that the frame has come back; the widget asks its server what is true. A form in a tab of its own goes on. A
 * browser that knows no origin of an app's scheme refuses to post to it, and holds no page of that app.
 */
const FRAME_SCRIPT = `const { origins, next } = document.querySelector('script[data-origins]').dataset
if (window.parent === window) location.replace(next)
else for (const origin of origins.split(' ').filter(Boolean)) {
  try {
    window.parent.postMessage({ paywicket: 'return' }, origin)
  } catch {}
}
`

/** The first wait before the page of an open payment looks again, seconds; each next one is twice as long. */
const FIRST_LOOK = 6
/** How often it looks: for about six minutes. */
const LOOKS = 6

/** When to look again at a payment that is open, and under which address, which counts how often. */
function lookAgain(c: Context): Again | undefined {
  const asked = Number(c.req.query('again'))
  const looks = Number.isInteger(asked) && asked > 0 ? asked : 0
  const query = new URLSearchParams({ again: String(looks + 1) })
  for (const name of ['key', 'locale']) {
    const given = c.req.query(name)
    if (given !== undefined) query.set(name, given)
  }
  return looks < LOOKS ? { seconds: FIRST_LOOK * 2 ** looks, address: `?${query}` } : undefined
}

/** `GET /v1/return/:attempt?key=…`, with `frame` inside an iframe. A provider may add what it likes, and may post. */
export function returnRoutes(deps: RouteDeps): Hono {
  const { config, store, buyerService, refusing } = deps
  const look = lookSparingly(deps)
  const app = new Hono()
  const paths = ownPaths(config.publicUrl)
  const isSecure = config.publicUrl.startsWith('https:')
  app.get('/frame.js', (c) =>
    c.body(FRAME_SCRIPT, 200, { 'content-type': 'text/javascript', 'cache-control': 'public, max-age=3600' }),
  )
  app.on(['GET', 'POST'], '/:attempt', async (c) => {
    const attempt = c.req.param('attempt')
    const session = await store.sessionOfAttempt(attempt)
    pageHeaders(c, config, { forms: [], ancestors: [] })
    if (session !== undefined) await look(session, attempt)
    const state = session === undefined ? undefined : await store.read(session)
    if (session === undefined || !state) {
      markRefused(c)
      const wait = waitAfterWrong(c, refusing, 'codes')
      if (wait !== undefined) tooOften(c, wait, localeOf(c))
      return c.html(lostPage(localeOf(c), 'lost', paths), wait === undefined ? 404 : 429)
    }
    const key = keyIn(c.req.query('key'))
    const back = backToShop(state)
    if (c.req.query('frame') !== undefined) {
      const origins = [...new Set([...originsOf(state.terms, config.origins), new URL(config.publicUrl).origin])]
      const nonce = pageHeaders(c, config, {
        forms: [],
        ancestors: ["'self'", ...sourcesOf(origins)],
        isScripted: true,
      })
      // A form in a tab of its own comes here once more, as from any other page.
      const query = key === undefined ? '' : `?${new URLSearchParams({ key })}`
      const next = `${config.publicUrl}/v1/return/${attempt}${query}`
      return c.html(framePage({ origins, next, script: paths.frameScript, nonce }))
    }
    if (back !== undefined) return c.redirect(back, 303)
    const holder = key === undefined ? undefined : await store.keyHolder(fingerprint(key))
    if (key !== undefined && holder?.session !== session) markRefused(c)
    const held = state.attempts.find(({ id }) => id === attempt)
    const isKnown = holder?.kind === 'return' && holder.session === session && held && !isRevoked(state, held)
    if (key !== undefined && isKnown && buyerService.isReadable(state))
      return letIn(c, { store, paths, isSecure }, session, pageKeyOf(key), attempt)
    if (c.req.query('page') !== undefined) return c.redirect(paths.page(session), 303)
    // A browser that has been on the hosted page is known there, though not here.
    const onward = { kind: 'page', address: '?page' } as const
    const again = state.end ? undefined : lookAgain(c)
    return c.html(outcomePage({ outcome: state.end?.outcome, onward, locale: localeOf(c, state), paths, again }))
  })
  return app
}
