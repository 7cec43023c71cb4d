/** The way back from a provider's page. It proves nothing: the provider is asked, and the buyer is sent on. */
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { RouteDeps } from './deps.ts'
import { problem } from './problems.ts'

/** How long the buyer waits for the provider's answer before being sent on, ms. */
const PATIENCE = 1500

/** A blank page inside the provider's frame; its script posts one message to the pages that may hold the widget. */
function framePage(origins: readonly string[], next: string): ReturnType<typeof html> {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Paywicket</title>
        <script
          type="module"
          src="/v1/return/frame.js"
          data-origins="${origins.join(' ')}"
          data-next="${next}"
        ></script>
        <noscript><meta http-equiv="refresh" content="0; url=${next}" /></noscript>
      </head>
      <body></body>
    </html>`
}

/** Says nothing but that the frame has come back; the widget asks its server what is true. A form in a tab of its own goes on. */
const FRAME_SCRIPT = `const { origins, next } = document.querySelector('script[data-origins]').dataset
if (window.parent === window) location.replace(next)
else for (const origin of origins.split(' ').filter(Boolean)) window.parent.postMessage({ paywicket: 'return' }, origin)
`

/** `GET /v1/return/:attempt`, with `?frame` inside an iframe. */
export function returnRoutes({ config, store, buyerService }: RouteDeps): Hono {
  const app = new Hono()
  app.get('/frame.js', (c) =>
    c.body(FRAME_SCRIPT, 200, { 'content-type': 'text/javascript', 'cache-control': 'public, max-age=3600' }),
  )
  app.on(['GET', 'POST'], '/:attempt', async (c) => {
    const attempt = c.req.param('attempt')
    const session = await store.sessionOfAttempt(attempt)
    const state = session === undefined ? undefined : await store.read(session)
    if (session === undefined || !state) return problem(c, 'not_found', 'There is no attempt of this id')
    await buyerService.ask(session, attempt, PATIENCE)
    const next = state.terms.returnUrl ?? `${config.publicUrl}/pay/${session}`
    c.header('cache-control', 'no-store')
    c.header('referrer-policy', 'no-referrer')
    if (c.req.query('frame') !== undefined) {
      const origins = [...new Set([...(state.terms.origins ?? config.origins), new URL(config.publicUrl).origin])]
      c.header('content-security-policy', "default-src 'none'; script-src 'self'")
      return c.html(framePage(origins, next))
    }
    return c.redirect(next, 303)
  })
  return app
}
