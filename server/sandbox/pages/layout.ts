/** The frame around every page that a simulated provider shows: plain HTML and no script. */
import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { SandboxEnv } from '../wire.ts'

export type Markup = ReturnType<typeof html>

export interface Page {
  readonly lang: string
  readonly title: string
  /** The provider's name in the header. */
  readonly brand: string
  /** Says, in the page's language, that no money moves here. */
  readonly sandbox: string
  readonly body: Markup
}

/** Its forms come to us, and lead from here to any shop. */
const POLICY = [
  "default-src 'none'; script-src 'none'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'",
  "form-action 'self' https: http:; frame-ancestors *",
].join('; ')

/** Answers with a page. The pages may be framed by anyone, as the payment form must be. */
export function showPage(
  c: Context<SandboxEnv>,
  page: Page,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  c.header('content-security-policy', POLICY)
  c.header('cache-control', 'no-store')
  // Its own forms must say whose they are; others hear nothing.
  c.header('referrer-policy', 'same-origin')
  c.header('x-content-type-options', 'nosniff')
  c.status(status)
  return c.html(
    html`<!doctype html>
      <html lang="${page.lang}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>${page.title}</title>
          <link rel="icon" href="data:," />
          <link rel="stylesheet" href="/_sandbox/assets/colours.css" />
          <link rel="stylesheet" href="/_sandbox/assets/page.css" />
        </head>
        <body>
          <header><strong>${page.brand}</strong> <span class="badge">Sandbox</span></header>
          <main>${page.body}</main>
          <footer>${page.sandbox}</footer>
        </body>
      </html>`,
  )
}

/** An amount as people read it: `1 503.17 RUB` in the page's language. */
export function amountText(decimal: string, currency: string, lang: string): string {
  const decimals = decimal.split('.')[1]?.length ?? 0
  const number = new Intl.NumberFormat(lang, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  return `${number.format(decimal as `${number}`)} ${currency}`
}
