/** What every page of the shop has around it. */
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { LOCALES, type Locale } from '../locale.ts'
import type { Texts } from '../texts.ts'
import { countOf, type Visit } from '../visit.ts'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** What a page knows besides its own content. */
export interface PageContext {
  /** The shop's name. */
  readonly name: string
  /** The address of the sandbox's control panel. */
  readonly sandbox: string
  /** True where no real money can move. */
  readonly isTest: boolean
  readonly locale: Locale
  readonly texts: Texts
  readonly visit: Visit
  /** The address by which the buyer knows the shop, without a trailing slash. */
  readonly shop: string
  /** The page's own address, from the root and with its query. */
  readonly here: string
  /** Marks the scripts of this very answer. */
  readonly nonce: string
}

export interface Page {
  readonly title: string
  readonly body: Html
  /** Module scripts and the like, for the head. */
  readonly head?: Html
}

const LANGUAGES: Readonly<Record<Locale, string>> = { en: 'English', ru: 'Русский' }

function inLanguage(here: string, locale: Locale): string {
  const url = new URL(here, 'http://shop.invalid')
  url.searchParams.set('locale', locale)
  return `${url.pathname}${url.search}`
}

function language(context: PageContext): Html {
  return html`<nav class="choices" aria-label="${context.texts.language}">
    ${LOCALES.map(
      (locale) =>
        html`<a
          href="${inLanguage(context.here, locale)}"
          lang="${locale}"
          hreflang="${locale}"
          ${locale === context.locale ? html`aria-current="true"` : ''}
          >${LANGUAGES[locale]}</a
        >`,
    )}
  </nav>`
}

function cartCount(visit: Visit): Html {
  const count = countOf(visit)
  return count > 0 ? html` <span class="count">${count}</span>` : html``
}

/** What every document of the demo is made of, the shop's and the gallery's. */
export interface Shell extends Page {
  /** The shop's name. */
  readonly name: string
  readonly locale: string
  /** Of the link past the header. */
  readonly skip: string
  readonly nav?: Html
  readonly footer?: Html
}

/** A whole document. */
export function shell({ name, locale, title, skip, head, nav, body, footer }: Shell): Html {
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title} · ${name}</title>
        <link rel="icon" href="/shop/logo.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/shop/shop.css" />
        ${head ?? ''}
      </head>
      <body>
        <a class="skip" href="#main">${skip}</a>
        <header class="top">
          <a class="brand" href="/"><img src="/shop/logo.svg" alt="" width="32" height="32" />${name}</a>
          ${nav ?? ''}
        </header>
        <main id="main" tabindex="-1">${body}</main>
        ${footer ?? ''}
      </body>
    </html>`
}

/** A page of the shop. */
export function layout(context: PageContext, { title, body, head }: Page): Html {
  const { name, texts, sandbox, isTest, visit, locale } = context
  const inEnglish = locale === 'en' ? '' : html`<small>(${texts.inEnglish})</small>`
  const around = {
    nav: html`<nav aria-label="${texts.shop}">
      <a class="to-cart" href="/cart">${texts.cart}${cartCount(visit)}</a>
    </nav>`,
    footer: html`<footer class="bottom">
      <p class="demo"><strong>${texts.demo}</strong> ${texts.demoNote} ${isTest ? texts.moneyNote : ''}</p>
      <ul class="links">
        <li>
          <a href="${sandbox}" target="_blank" rel="noopener">${texts.sandbox}</a>
          <small>(${texts.sandboxNote})</small>
        </li>
        <li><a href="/ways" hreflang="en">${texts.waysLink}</a> ${inEnglish}</li>
        <li><a href="/gallery" hreflang="en">${texts.galleryLink}</a> ${inEnglish}</li>
      </ul>
      ${language(context)}
    </footer>`,
  }
  return shell({ name, locale, title, skip: texts.skip, body, ...around, ...(head ? { head } : {}) })
}
