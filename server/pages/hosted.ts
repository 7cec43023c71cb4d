/** The hosted page around the widget, and its stylesheet. */
import { html } from 'hono/html'
import type { Session } from '../../src/contract/index.ts'
import type { OwnPaths } from '../domain/own-paths.ts'
import { TEXTS } from '../texts/index.ts'
import type { Locale } from '../texts/locale.ts'
import { noScriptSession, type NotTaken } from './no-script.ts'
import type { Preload } from './preloads.ts'
import type { Reader } from './reader.ts'
import { shopColourCss } from './shop-colour.ts'

/** What is in the head of each of these pages. Whom a page may name itself to is said by its headers. */
export const head = (title: string, { stylesheet }: Pick<OwnPaths, 'stylesheet'>) =>
  html`<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>${title}</title>
    <link rel="stylesheet" href="${stylesheet}" />`

export interface HostedPage {
  readonly session: Session
  /** Of the widget. */
  readonly token: string
  readonly reader: Reader
  readonly paths: OwnPaths
  /** Marks the page's script. */
  readonly nonce: string
  readonly preloads: readonly Preload[]
  /** Why what was sent last was not taken. */
  readonly notTaken?: NotTaken | undefined
}

/** How often a page without JavaScript looks again while somebody else is busy, seconds. */
const LOOK_AGAIN = 15
/** The same where its reader may be looking for a file to send, seconds. */
const LOOK_AGAIN_LATER = 60

/** In how many seconds a page without JavaScript is to be asked for again; undefined where its reader may be typing, or nothing will change. */
export function againIn({ action, now }: Pick<Session, 'action' | 'now'>): number | undefined {
  switch (action.kind) {
    case 'wait':
      return action.receipts ? LOOK_AGAIN_LATER : LOOK_AGAIN
    case 'transfer': {
      // Nobody is to send to details whose time has run out while the page lay open.
      if (action.ended || !action.expiresAt) return undefined
      const left = Date.parse(action.expiresAt) - Date.parse(now)
      return left > 0 ? Math.ceil(left / 1000) + 1 : LOOK_AGAIN
    }
    case 'choose':
    case 'frame':
    case 'redirect':
    case 'done':
      return undefined
  }
}

/** The page a buyer pays on: the widget where JavaScript runs, plain forms where it does not. */
export function hostedPage({ session, token, reader, paths, nonce, preloads, notTaken }: HostedPage) {
  const { locale } = reader
  const again = againIn(session)
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        ${head(`${TEXTS[locale].page.pay} · ${session.merchant.name}`, paths)}
        ${again === undefined ? '' : html`<noscript><meta http-equiv="refresh" content="${again}" /></noscript>`}
        ${preloads.map(({ file, integrity, isLater }) => html`<link rel="modulepreload" href="${paths.file(file)}" integrity="${integrity}" nonce="${nonce}" ${isLater ? html`fetchpriority="low"` : ''} />`)}
        <script
          type="module"
          src="${paths.script}"
          nonce="${nonce}"
          data-target="#checkout"
          data-token="${token}"
          data-locale="${locale}"
        ></script>
      </head>
      <body>
        <main>
          <div id="checkout"></div>
          <noscript>${noScriptSession(session, reader, notTaken)}</noscript>
        </main>
      </body>
    </html>`
}

/** What is shown where the key to the session is missing: nobody has brought it, the browser does not keep it, or its time is over. */
export function lostPage(locale: Locale, why: 'lost' | 'noCookies' | 'linkOver', paths: OwnPaths) {
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        ${head(TEXTS[locale].page.pay, paths)}
      </head>
      <body>
        <main><h1>${TEXTS[locale].page[why]}</h1></main>
      </body>
    </html>`
}

const PAGE_CSS = `:root { color-scheme: light dark; font-family: system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; line-height: 1.5; }
body { margin: 0; background: light-dark(#f4f5f7, #121417); color: light-dark(#16191d, #eceef1); }
main { max-inline-size: 60rem; margin-inline: auto; padding: 1.5rem 1rem 4rem; }
h1, .plain { max-inline-size: 30rem; margin-inline: auto; }
.plain { background: light-dark(#fff, #1b1e23); border: 1px solid light-dark(#d9dde3, #343a43); border-radius: 12px; padding: 1.25rem; }
h1 { font-size: 1.25rem; } h2 { font-size: 1rem; margin: 0; }
.total strong { font-size: 1.75rem; display: block; }
.method { border-block-start: 1px solid light-dark(#d9dde3, #343a43); padding-block: 1rem; display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.5rem; }
.method p { margin: 0; } form + form, form + details, p + form, details form { margin-block-start: 0.75rem; }
summary { padding-block: 0.75rem; margin-block-start: 0.75rem; text-align: center; text-decoration: underline; cursor: pointer; }
.fault { color: light-dark(#b42318, #ff8a80); } [aria-invalid] { border-color: light-dark(#b42318, #ff8a80); }
 .hint { opacity: 0.8; font-size: 0.9rem; }
.notice { border-inline-start: 4px solid light-dark(#b45309, #f59e0b); padding-inline-start: 0.75rem; }
input, select, textarea { font: inherit; padding: 0.6rem; border: 1px solid light-dark(#8a929e, #6b7380); border-radius: 8px; background: transparent; color: inherit; min-inline-size: 0; }
textarea { inline-size: 100%; box-sizing: border-box; font-family: ui-monospace, monospace; } ul { padding-inline-start: 1.25rem; } li { padding-block: 0.35rem; }
select { background: light-dark(#fff, #1b1e23); }
input[type='checkbox'] { inline-size: 1.25rem; block-size: 1.25rem; }
button, .button { font: inherit; font-weight: 600; padding: 0.75rem 1rem; border: 0; border-radius: 8px; background: var(--pw-color-primary, light-dark(#1d4ed8, #7aa2ff)); color: var(--pw-color-on-primary, light-dark(#fff, #0d1117)); text-decoration: none; display: inline-block; inline-size: 100%; box-sizing: border-box; text-align: center; }
button.quiet { background: transparent; color: inherit; border: 1px solid light-dark(#8a929e, #6b7380); margin-block-start: 0.75rem; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0.5rem 1rem; } dt { opacity: 0.75; } dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
img { background: #fff; padding: 12px; }
`

/** The stylesheet of our pages; `colour` is the shop's, as in the settings. */
export const pageCss = (colour = ''): string => `${shopColourCss(colour)}${PAGE_CSS}`
