/** The hosted page: `url` of a session. */
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { fingerprint, secret } from '../checkout/ids.ts'
import { LARGEST as LARGEST_RECEIPT } from '../domain/receipts.ts'
import { originsOf } from '../domain/origins.ts'
import { ownPaths } from '../domain/own-paths.ts'
import type { SessionState } from '../domain/session.ts'
import { hostedPage, lostPage } from '../pages/hosted.ts'
import { pageCss } from '../pages/page-css.ts'
import { sourcesOf } from '../pages/policy.ts'
import type { NotTaken } from '../pages/no-script.ts'
import { ZONE, type Typed } from '../pages/plain-form.ts'
import { RECEIPT } from '../pages/plain-wait.ts'
import { preloadsFor } from '../pages/preloads.ts'
import type { Reader } from '../pages/reader.ts'
import { likelyZone, zoneList, zoneNamed } from '../pages/zones.ts'
import { outcomePage, type Onward } from '../pages/outcome.ts'
import { TEXTS } from '../texts/index.ts'
import { resolveLocale, type Locale } from '../texts/locale.ts'
import { backToShop } from '../domain/back-to-shop.ts'
import { limitBody } from './body-limit.ts'
import type { RouteDeps } from './deps.ts'
import { handovers } from './handover.ts'
import { isFromElsewhere, ownOrigins } from './own-origins.ts'
import { formTokenOf, letIn, ON_TRIAL, pageKeyIn, tokenOf } from './page-cookie.ts'
import { pageHeaders } from './page-headers.ts'
import { plainPress } from './plain-press.ts'
import { tooOften, waitAfterWrong } from './refusals.ts'
import { wholeBody } from './whole-body.ts'
import { keepZone, zoneIn } from './zone-cookie.ts'

/** Whoever has been let in, by the key of that browser. */
interface Held {
  readonly page: string
  readonly state: SessionState
}

/** What became of a form that was not taken. */
interface Said extends NotTaken {
  readonly status: 400 | 403 | 413 | 422 | 429
}

/** The fields of a form; undefined where it cannot be read. */
async function readForm(c: Context): Promise<Record<string, unknown> | undefined> {
  try {
    return await c.req.parseBody()
  } catch {
    return undefined
  }
}

/** The largest plain form, bytes: its fields have 256 letters each. */
const LARGEST_FORM = 64 * 1024
/** The same with a receipt in it. */
const LARGEST_WITH_FILE = LARGEST_RECEIPT + LARGEST_FORM

/** The same of a form that may have a receipt in it. One that is too large is read and let go, so that its reader is told so. */
async function readWithFile(c: Context): Promise<Record<string, unknown> | 'too-large' | undefined> {
  const bytes = await wholeBody(c, LARGEST_WITH_FILE)
  if (!bytes) return 'too-large'
  try {
    const headers = { 'content-type': c.req.header('content-type') ?? '' }
    const form = Object.fromEntries(await new Response(Uint8Array.from(bytes), { headers }).formData())
    return form['file'] instanceof File && form['file'].size > LARGEST_RECEIPT ? 'too-large' : form
  } catch {
    return undefined
  }
}

const bytesOf = async (file: unknown): Promise<Uint8Array | undefined> =>
  file instanceof File ? new Uint8Array(await file.arrayBuffer()) : undefined

export function pageRoutes(deps: RouteDeps): Hono {
  const { config, store, buyerService, refusing, now, scripts } = deps
  const app = new Hono()
  const paths = ownPaths(config.publicUrl)
  const isSecure = config.publicUrl.startsWith('https:')
  const ours = ownOrigins(config.publicUrl)
  // A sandbox is on this very machine, and speaks as this page does.
  const providers = ['https:', ...(config.mode === 'test' ? ['localhost:*'] : [])]

  const zones = zoneList(now)
  const handover = handovers(deps)
  const press = plainPress(buyerService, deps.receipts)
  const localeOf = (c: Context, state?: SessionState): Locale =>
    resolveLocale(c.req.query('locale') ?? state?.terms.locale, c.req.header('accept-language'))

  /** The page's own address, in the language that was asked for. */
  function addressOf(c: Context, session: string): string {
    const locale = c.req.query('locale')
    return `${paths.page(session)}${locale ? `?locale=${encodeURIComponent(locale)}` : ''}`
  }

  const readerOf = (c: Context, { page, state }: Held): Reader => {
    const locale = localeOf(c, state)
    const said = zoneIn(c, isSecure)
    const zone = said ?? likelyZone(state.terms.amount.currency, locale)
    return { locale, zone, isZoneSaid: said !== undefined, zones, formToken: formTokenOf(page) }
  }

  /** A page of words alone. */
  const plain = (c: Context) => pageHeaders(c, config, { forms: [], ancestors: [] })

  async function hosted(c: Context, held: Held, reader: Reader, said?: Said): Promise<Response> {
    const nonce = pageHeaders(c, config, {
      frames: ["'self'", ...providers],
      forms: ["'self'", ...providers],
      ancestors: sourcesOf(originsOf(held.state.terms, config.origins)),
      isScripted: true,
      isPosting: true,
    })
    const session = await buyerService.view(held.state, reader.locale)
    const preloads = preloadsFor(await scripts, reader.locale)
    const server = config.publicUrl
    const token = tokenOf(held.page)
    const page = hostedPage({ session, token, reader, paths, server, nonce, preloads, notTaken: said })
    return c.html(page, said?.status ?? 200)
  }

  const told = (c: Context, state: SessionState, onward: Onward | undefined) =>
    outcomePage({ outcome: state.end?.outcome, onward, locale: localeOf(c, state), paths })

  async function lost(c: Context, session: string): Promise<Response> {
    plain(c)
    const isWrong = c.req.query('code') !== undefined || pageKeyIn(c) !== undefined
    const wait = isWrong ? waitAfterWrong(c, refusing, 'codes') : undefined
    if (wait !== undefined) {
      tooOften(c, wait, localeOf(c))
      return c.html(lostPage(localeOf(c), 'lost', paths), 429)
    }
    const trial = pageKeyIn(c) === undefined ? c.req.query(ON_TRIAL) : undefined
    if (trial === undefined) return c.html(lostPage(localeOf(c), 'lost', paths), 403)
    // Who comes back from paying must not be sent to pay again: he is told what anybody is told who knows the attempt.
    const state = trial && (await store.sessionOfAttempt(trial)) === session ? await store.read(session) : undefined
    if (state) return c.html(told(c, state, { kind: 'nowhere' }))
    return c.html(lostPage(localeOf(c), 'noCookies', paths), 403)
  }

  /** A code is taken out of the address at once and becomes a cookie that only this page gets. */
  async function exchange(c: Context, session: string, code: string): Promise<Response> {
    const holder = await store.keyHolder(fingerprint(code))
    const state = holder?.kind === 'code' && holder.session === session ? await store.read(session) : undefined
    if (!state) return lost(c, session)
    plain(c)
    // Over: whoever has been here before sees it in full.
    if (state.end && pageKeyIn(c)) return c.redirect(paths.page(session), 303)
    const back = backToShop(state)
    const onward = back === undefined ? undefined : ({ kind: 'back', address: back } as const)
    if (state.end) return c.html(told(c, state, onward))
    return letIn(c, { store, paths, isSecure }, session, secret('pwp'))
  }

  async function holderOf(c: Context, session: string): Promise<Held | undefined> {
    const page = pageKeyIn(c)
    const holder = page === undefined ? undefined : await store.keyHolder(fingerprint(page))
    if (page === undefined || holder?.kind !== 'page' || holder.session !== session) return undefined
    const state = await store.read(session)
    return state && buyerService.isReadable(state) ? { page, state } : undefined
  }

  const css = pageCss(config.shopColour)
  app.get('/page.css', (c) =>
    c.body(css, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' }),
  )

  app.get('/:session', async (c) => {
    const session = c.req.param('session')
    const code = c.req.query('code')
    if (code !== undefined) return exchange(c, session, code)
    const link = c.req.query('handover')
    if (link !== undefined) return handover.show(c, session, link, localeOf(c))
    const held = await holderOf(c, session)
    if (!held) return lost(c, session)
    if (c.req.query(ON_TRIAL) !== undefined) {
      plain(c)
      return c.redirect(addressOf(c, session), 303)
    }
    return hosted(c, held, readerOf(c, held))
  })

  app.post('/:session/handover', limitBody(LARGEST_FORM, 'A form has at most 64 KB'), async (c) => {
    const { key } = (await readForm(c)) ?? {}
    return handover.press(c, c.req.param('session'), typeof key === 'string' ? key : '', localeOf(c))
  })

  /** A form with a receipt has a limit of its own, which lets more be read before it refuses. */
  const small = limitBody(LARGEST_FORM, 'A form has at most 64 KB')
  const hasFile = (c: Context) => c.req.query(RECEIPT) !== undefined
  const limited: MiddlewareHandler = (c, next) => (hasFile(c) ? next() : small(c, next))
  /**
   * A plain form of the page without JavaScript. Only one that this page has made for this browser is taken; whoever sends another
   * is shown the page, to press there.
   */
  app.post('/:session', limited, async (c) => {
    const session = c.req.param('session')
    const held = await holderOf(c, session)
    if (!held) return lost(c, session)
    const reader = readerOf(c, held)
    const { locale } = reader
    const fault = TEXTS[locale].page.pressHere
    if (isFromElsewhere(c, ours)) return hosted(c, held, reader, { status: 403, fault })
    const form = await (hasFile(c) ? readWithFile(c) : readForm(c))
    if (form === 'too-large') return hosted(c, held, reader, { status: 413, fault: TEXTS[locale].page.receipt })
    if (form === undefined) return hosted(c, held, reader, { status: 400, fault })
    const text = (name: string) => String(form[name] ?? '').slice(0, 256)
    // Compared by their fingerprints, which tell nothing by the time that takes.
    if (fingerprint(text('form')) !== fingerprint(reader.formToken))
      return hosted(c, held, reader, { status: 403, fault })
    const chosen = zoneNamed(text(ZONE))
    if (chosen !== undefined) keepZone(c, { paths, isSecure }, chosen)
    const isZoneSaid = reader.isZoneSaid || chosen !== undefined
    const after: Reader = { ...reader, zone: chosen ?? reader.zone, isZoneSaid }
    const asked = text('do')
    // The same limits as the widget's commands have.
    const limit = asked === 'choose' || asked === 'renew' || asked === RECEIPT ? 'choices' : 'commands'
    const wait = refusing.limits.take(limit, session)
    const values = Object.fromEntries(Object.keys(form).map((name) => [name, text(name)]))
    const file = await bytesOf(form['file'])
    const pressed = { values, ...(file ? { file } : {}) }
    const result = wait === undefined ? await press(held.state, pressed, after) : ({ kind: 'too-often', wait } as const)
    const refusal =
      result?.kind === 'field'
        ? result.fault.detail
        : result?.kind === 'refused'
          ? TEXTS[locale].refusals[result.why]
          : result?.kind === 'too-often'
            ? tooOften(c, result.wait, locale)
            : undefined
    if (refusal === undefined) {
      plain(c)
      return c.redirect(`${paths.page(session)}?locale=${locale}`, 303)
    }
    const state = (await store.read(session)) ?? held.state
    const blamed = result?.kind === 'field' ? { fault: { name: result.fault.field, detail: result.fault.detail } } : {}
    const typed: Typed = { method: text('method'), values, ...blamed }
    const status = result?.kind === 'too-often' ? 429 : 422
    return hosted(c, { ...held, state }, after, { status, fault: refusal, typed })
  })
  return app
}
