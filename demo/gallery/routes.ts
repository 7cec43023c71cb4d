/** The gallery, and the server of stories that its widgets speak to. */
import { Hono, type Context } from 'hono'
import { storiesApp } from '../../stories/server.ts'
import { newNonce } from '../shop/nonce.ts'
import type { Html } from '../shop/pages/layout.ts'
import type { ShopPolicy } from '../shop/policy.ts'
import { readChoice } from './choice.ts'
import { allPage, designPage, onePage } from './pages.ts'
import { widgetCss } from './styles.ts'

export interface GalleryOptions {
  /** The shop's name. */
  readonly name: string
  /** The pages' Content-Security-Policy. */
  readonly policy: ShopPolicy
}

export function galleryRoutes({ name, policy }: GalleryOptions): Hono {
  const app = new Hono()
  const show = (c: Context, page: (nonce: string) => Html) => {
    const nonce = newNonce()
    c.header('cache-control', 'no-store')
    c.header('content-security-policy', policy(nonce))
    return c.html(page(nonce))
  }
  app.get('/', (c) => show(c, (nonce) => onePage(name, readChoice(c.req.query()), nonce)))
  app.get('/all', (c) => show(c, (nonce) => allPage(name, readChoice(c.req.query()), nonce)))
  app.get('/design', (c) => show(c, (nonce) => designPage(name, nonce)))
  app.get('/widget.css', (c) =>
    c.body(widgetCss(), 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, no-cache' }),
  )
  app.route('/states', storiesApp())
  // A browser keeps six connections to a server open at once: with more widgets than that on a page none may hold one.
  app.route('/still', storiesApp({ streams: false }))
  return app
}
