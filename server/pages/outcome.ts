/** What anybody may know of a payment: how it ended, and nothing of whom, what and how much. */
import { html } from 'hono/html'
import type { Outcome } from '../../src/contract/index.ts'
import type { OwnPaths } from '../domain/own-paths.ts'
import { TEXTS } from '../texts/index.ts'
import type { Locale } from '../texts/locale.ts'
import { head } from './hosted.ts'

/**
 * Where to go from here: to the shop, to the hosted page, which shows more to whom it knows, or nowhere, since the browser keeps
 * no cookies and so is known to nobody.
 */
export type Onward = { readonly kind: 'back' | 'page'; readonly address: string } | { readonly kind: 'nowhere' }

function onwardPart(onward: Onward, { back, open, noMore }: (typeof TEXTS)[Locale]['page']) {
  switch (onward.kind) {
    case 'back':
      return html`<p><a class="button" href="${onward.address}">${back}</a></p>`
    case 'page':
      return html`<p><a class="button" href="${onward.address}">${open}</a></p>`
    case 'nowhere':
      return html`<p>${noMore}</p>`
  }
}

/** Where a page that will change is to be asked for, and in how many seconds. */
export interface Again {
  readonly seconds: number
  readonly address: string
}

export interface OutcomePage {
  /** Undefined while the session is open. */
  readonly outcome: Outcome | undefined
  readonly onward: Onward | undefined
  readonly locale: Locale
  readonly paths: OwnPaths
  readonly again?: Again | undefined
}

export function outcomePage({ outcome, onward, locale, paths, again }: OutcomePage) {
  const { page } = TEXTS[locale]
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        ${head(page.pay, paths)}
        ${again ? html`<meta http-equiv="refresh" content="${again.seconds}; url=${again.address}" />` : ''}
      </head>
      <body>
        <main>
          <h1>${outcome === undefined ? page.unfinished : page.outcomes[outcome]}</h1>
          ${onward ? onwardPart(onward, page) : ''}
        </main>
      </body>
    </html>`
}
