/** The hosted page around the widget. */
import { html } from 'hono/html'
import type { Session } from '../../src/contract/index.ts'
import type { OwnPaths } from '../domain/own-paths.ts'
import { TEXTS } from '../texts/index.ts'
import type { Locale } from '../texts/locale.ts'
import { ahead } from './ahead.ts'
import { foot } from './foot.ts'
import { noScriptSession, type NotTaken } from './no-script.ts'
import type { Preload } from './preloads.ts'
import type { Reader } from './reader.ts'

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
  /** The address that the widget knows the server by. */
  readonly server: string
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
export function hostedPage({ session, token, reader, paths, server, nonce, preloads, notTaken }: HostedPage) {
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
          <div id="checkout">${ahead(session, locale, server)}</div>
          <noscript>${noScriptSession(session, reader, notTaken)}</noscript>
          ${foot(session, locale)}
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
