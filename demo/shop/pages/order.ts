/** An order and what has become of it. A small script keeps it fresh; without it a reload does. */
import { html } from 'hono/html'
import type { OrderState } from '../order-state.ts'
import type { PostedOrder } from '../paywicket.ts'
import { fill } from '../texts.ts'
import type { Page, PageContext } from './layout.ts'
import { summary } from './summary.ts'

export function orderPage(context: PageContext, order: PostedOrder, state: OrderState): Page {
  const { texts } = context
  const { tone, title, text, pay, settled } = state
  const heading = fill(texts.orderTitle, { id: order.id })
  return {
    title: heading,
    head: html`<script type="module" nonce="${context.nonce}" src="/shop/order.js"></script>`,
    body: html`<section class="narrow" data-order="${order.id}" data-settled="${settled}">
      <h1>${heading}</h1>
      <div class="card state" data-tone="${tone}">
        <div role="status">
          <p class="state-title">${title}</p>
          <p class="state-text">${text}</p>
        </div>
        <a class="button" href="/checkout?order=${order.id}" ${pay === undefined ? html`hidden` : ''}>${pay ?? ''}</a>
        <p class="muted keep" ${settled ? html`hidden` : ''}>${texts.keepPage}</p>
      </div>
      <div class="card">
        <h2>${texts.yourOrder}</h2>
        ${summary(order, context)}
      </div>
      <p><a href="/">${texts.look}</a></p>
    </section>`,
  }
}
