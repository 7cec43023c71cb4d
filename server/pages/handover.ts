/** The page that a link from another device opens: whoever holds it goes on here, by one press. */
import { html } from 'hono/html'
import type { OwnPaths } from '../domain/own-paths.ts'
import { TEXTS } from '../texts/index.ts'
import type { Locale } from '../texts/locale.ts'
import { head } from './hosted.ts'

export interface HandoverPage {
  readonly session: string
  /** What the press sends. */
  readonly key: string
  readonly locale: Locale
  readonly paths: OwnPaths
  /** Why the press before was not taken. */
  readonly fault?: string | undefined
}

export function handoverPage({ session, key, locale, paths, fault }: HandoverPage) {
  const { goOn, goOnHere } = TEXTS[locale].page.handover
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        ${head(goOnHere, paths)}
      </head>
      <body>
        <main>
          <h1>${goOn}</h1>
          ${fault === undefined ? '' : html`<p class="fault" role="alert">${fault}</p>`}
          <form method="post" action="${paths.handover(session)}?locale=${locale}">
            <input type="hidden" name="key" value="${key}" />
            <button>${goOnHere}</button>
          </form>
        </main>
      </body>
    </html>`
}
