/** The order beside the checkout. Embedding by script tag: one line, with a token made for this very load. */
import { html } from 'hono/html'
import type { PostedOrder } from '../paywicket.ts'
import type { Page, PageContext } from './layout.ts'
import { summary } from './summary.ts'

/** `session.url` is the hosted page, for browsers without scripts. */
export function checkoutPage(
  context: PageContext,
  order: PostedOrder,
  session: { readonly token: string; readonly url: string },
): Page {
  const { texts, locale } = context
  return {
    title: texts.checkoutTitle,
    head: html`<script
      type="module"
      nonce="${context.nonce}"
      src="/paywicket.js"
      data-target="#checkout"
      data-token="${session.token}"
      data-locale="${locale}"
    ></script>`,
    body: html`<h1>${texts.checkoutTitle}</h1>
      <div class="split">
        <section aria-labelledby="pay">
          <h2 id="pay" class="unseen">${texts.pay}</h2>
          <div id="checkout"></div>
          <noscript>
            <div class="card">
              <p>${texts.noScript}</p>
              <a class="button" href="${session.url}">${texts.noScriptLink}</a>
            </div>
          </noscript>
        </section>
        <aside class="card" aria-labelledby="order">
          <h2 id="order">${texts.yourOrder}</h2>
          ${summary(order, context)}
          <p class="actions">
            <a href="/orders/${order.id}">${texts.orderLink}</a> <a href="/cart">${texts.changeCart}</a>
          </p>
        </aside>
      </div>`,
  }
}
