/** The cart: plain forms, so that it works without any script. */
import { html } from 'hono/html'
import { moneyText } from '../locale.ts'
import type { Line, Order } from '../orders.ts'
import { fill } from '../texts.ts'
import { MOST } from '../visit.ts'
import type { Html, Page, PageContext } from './layout.ts'

function cartLine({ product, name, price, quantity, total }: Line, { locale, texts }: PageContext): Html {
  const step = (to: number, sign: string, label: string, stop: boolean) =>
    html`<button
      class="step"
      name="quantity"
      value="${to}"
      aria-label="${fill(label, { name })}"
      ${stop ? html`disabled` : ''}
    >
      ${sign}
    </button>`
  return html`<li class="line">
    <img src="/shop/${product}.svg" alt="" width="72" height="72" />
    <div class="what">
      <h2>${name}</h2>
      <p class="muted">${fill(texts.each, { price: moneyText(price, locale) })}</p>
    </div>
    <form method="post" action="/cart" class="stepper">
      <input type="hidden" name="do" value="set" />
      <input type="hidden" name="product" value="${product}" />
      ${step(quantity - 1, '−', texts.less, quantity <= 1)}
      <span class="quantity"><span class="unseen">${texts.quantity}: </span>${quantity}</span>
      ${step(quantity + 1, '+', texts.more, quantity >= MOST)}
      <button class="quiet" name="quantity" value="0" aria-label="${fill(texts.removeOf, { name })}">
        ${texts.remove}
      </button>
    </form>
    <p class="price">${moneyText(total, locale)}</p>
  </li>`
}

/** `order` is what the cart would make; undefined where it is empty. */
export function cartPage(context: PageContext, order: Order | undefined): Page {
  const { texts, locale } = context
  if (!order) {
    return {
      title: texts.cartTitle,
      body: html`<section class="narrow card message">
        <h1>${texts.cartTitle}</h1>
        <p>${texts.cartEmpty}</p>
        <a class="button" href="/">${texts.look}</a>
      </section>`,
    }
  }
  return {
    title: texts.cartTitle,
    body: html`<section class="narrow">
      <h1>${texts.cartTitle}</h1>
      <div class="card">
        <ul class="lines">
          ${order.lines.map((line) => cartLine(line, context))}
        </ul>
        <p class="sum"><span>${texts.total}</span> <strong>${moneyText(order.amount, locale)}</strong></p>
        <a class="button wide" href="/checkout">${texts.toCheckout}</a>
      </div>
    </section>`,
  }
}
