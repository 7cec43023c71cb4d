/** What anybody may know of a payment: how it ended, and nothing of whom, what and how much. */
import { html } from 'hono/html'
import type { Outcome } from '../../src/contract/index.ts'
import { TEXTS } from '../texts/index.ts'
import type { Locale } from '../texts/locale.ts'
import { head } from './hosted.ts'

/** Where to go from here: to the shop, or to the hosted page, which shows more to whom it knows. */
export interface Onward {
  readonly kind: 'back' | 'page'
  readonly address: string
}

/** `outcome` is undefined while the session is open. */
export function outcomePage(outcome: Outcome | undefined, onward: Onward | undefined, locale: Locale) {
  const { page } = TEXTS[locale]
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        ${head(page.pay)}
      </head>
      <body>
        <main>
          <h1>${outcome === undefined ? page.unfinished : page.outcomes[outcome]}</h1>
          ${onward ? html`<p><a class="button" href="${onward.address}">${onward.kind === 'back' ? page.back : page.open}</a></p>` : ''}
        </main>
      </body>
    </html>`
}
