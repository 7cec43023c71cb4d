/** Letting another device into the hosted page, by a link that the buyer has made. A look at it does not spend it: only a press does. */
import type { Context } from 'hono'
import { fingerprint, secret } from '../checkout/ids.ts'
import type { BuyerService } from '../checkout/buyer-service.ts'
import type { Config } from '../config.ts'
import { handoverEnd } from '../domain/handover.ts'
import { ownPaths } from '../domain/own-paths.ts'
import type { SessionState } from '../domain/session.ts'
import type { Store } from '../domain/store.ts'
import { handoverPage } from '../pages/handover.ts'
import { lostPage } from '../pages/hosted.ts'
import { TEXTS } from '../texts/index.ts'
import type { Locale } from '../texts/locale.ts'
import { isFromElsewhere, ownOrigins } from './own-origins.ts'
import { letIn } from './page-cookie.ts'
import { pageHeaders } from './page-headers.ts'
import { markRefused, tooOften, waitAfterWrong, type Refusing } from './refusals.ts'

export interface HandoverDeps {
  readonly config: Config
  readonly store: Store
  readonly buyerService: Pick<BuyerService, 'isReadable' | 'handedOver'>
  readonly refusing: Refusing
  readonly now: () => number
}

export function handovers({ config, store, buyerService, refusing, now }: HandoverDeps) {
  const paths = ownPaths(config.publicUrl)
  const isSecure = config.publicUrl.startsWith('https:')
  const ours = ownOrigins(config.publicUrl)

  /** The session of a key that can still be used. */
  async function sessionOf(session: string, key: string): Promise<SessionState | undefined> {
    const end = handoverEnd(key)
    const holder = end === undefined || end < now() ? undefined : await store.keyHolder(fingerprint(key))
    if (holder?.kind !== 'handover' || holder.session !== session) return undefined
    const state = await store.read(session)
    return state && buyerService.isReadable(state) ? state : undefined
  }

  function over(c: Context, locale: Locale): Response | Promise<Response> {
    pageHeaders(c, config, { forms: [], ancestors: [] })
    markRefused(c)
    const wait = waitAfterWrong(c, refusing, 'codes')
    if (wait !== undefined) tooOften(c, wait, locale)
    return c.html(lostPage(locale, 'linkOver', paths), wait === undefined ? 403 : 429)
  }

  function ask(c: Context, session: string, key: string, locale: Locale, fault?: string) {
    pageHeaders(c, config, { forms: ["'self'"], ancestors: [], isPosting: true })
    return c.html(handoverPage({ session, key, locale, paths, fault }), fault === undefined ? 200 : 403)
  }

  return {
    /** The page that asks whether to go on here. */
    async show(c: Context, session: string, key: string, locale: Locale): Promise<Response> {
      const state = await sessionOf(session, key)
      return state ? ask(c, session, key, locale) : over(c, locale)
    },
    /** Spends the key and lets this browser in. */
    async press(c: Context, session: string, key: string, locale: Locale): Promise<Response> {
      const state = await sessionOf(session, key)
      if (!state) return over(c, locale)
      if (isFromElsewhere(c, ours)) return ask(c, session, key, locale, TEXTS[locale].page.pressHere)
      if (!(await store.spendKey(fingerprint(key)))) return over(c, locale)
      await buyerService.handedOver(session)
      pageHeaders(c, config, { forms: [], ancestors: [] })
      return letIn(c, { store, paths, isSecure }, session, secret('pwp'))
    },
  }
}
