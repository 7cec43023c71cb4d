/** What stands for others beside the stories: a payment system's page, and pictures. */
import { Hono } from 'hono'
import { html } from 'hono/html'

/** A disc of a colour with a letter's worth of shape in it. */
const disc = (colour: string, path: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${colour}"/><path d="${path}" fill="none" stroke="#fff" stroke-width="2.5" stroke-linejoin="round" stroke-linecap="round"/></svg>`

const PICTURES: Readonly<Record<string, string>> = {
  'shop.svg': disc('#2a6647', 'M9 12h14l-2 11H11zM12 12a4 4 0 0 1 8 0'),
  'wallet.svg': disc('#9a5a1f', 'M8 11h16v12H8zM8 11l11-4v4M20 17h4'),
  'bank.svg': disc('#2f4f7a', 'M8 13l8-5 8 5zM10 13v8M16 13v8M22 13v8M8 24h16'),
}

const STYLE = `:root { color-scheme: light dark }
body { margin: 0; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText }
h1 { font-size: 1.25rem }
form { display: grid; grid-template-columns: minmax(0, 1fr); gap: .75rem; max-width: 24rem }
input, button { font: inherit; padding: .6rem; border: 1px solid GrayText; border-radius: .4rem }
`

const PAGE = html`<!doctype html>
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>A payment system’s page</title>
      <link rel="stylesheet" href="form.css" />
    </head>
    <body>
      <main aria-label="Payment system">
        <h1>A payment system’s page</h1>
        <p>This page stands for one. Nothing is paid here, and nothing that is typed goes anywhere.</p>
        <form>
          <label for="name">Name</label>
          <input id="name" autocomplete="off" />
          <button type="button">Pay</button>
        </form>
      </main>
    </body>
  </html>`

export function fakeProvider(): Hono {
  const app = new Hono()
  app.on(['GET', 'POST'], '/form', (c) => {
    c.header(
      'content-security-policy',
      "default-src 'none'; script-src 'none'; style-src 'self'; object-src 'none'; form-action 'none'; base-uri 'none'",
    )
    return c.html(PAGE)
  })
  app.get('/form.css', (c) => c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }))
  app.get('/pictures/:file', (c, next) => {
    const picture = PICTURES[c.req.param('file')]
    if (picture === undefined) return next()
    return c.body(picture, 200, {
      'content-type': 'image/svg+xml',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
    })
  })
  return app
}
