/** The gallery, and the server of stories that its widgets speak to. */
import { Hono, type Context } from 'hono'
import { storiesApp } from '../../stories/server.ts'
import type { Html } from '../shop/pages/layout.ts'
import { readChoice } from './choice.ts'
import { allPage, onePage } from './pages.ts'

export interface GalleryOptions {
  /** The shop's name. */
  readonly name: string
  /** The pages' Content-Security-Policy. */
  readonly policy: string
}

export function galleryRoutes({ name, policy }: GalleryOptions): Hono {
  const app = new Hono()
  const show = (c: Context, page: Html) => {
    c.header('cache-control', 'no-store')
    c.header('content-security-policy', policy)
    return c.html(page)
  }
  app.get('/', (c) => show(c, onePage(name, readChoice(c.req.query()))))
  app.get('/all', (c) => show(c, allPage(name, readChoice(c.req.query()))))
  app.route('/states', storiesApp())
  // A browser keeps six connections to a server open at once: with more widgets than that on a page none may hold one.
  app.route('/still', storiesApp({ streams: false }))
  return app
}
