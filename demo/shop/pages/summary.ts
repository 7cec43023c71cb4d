/** What an order holds and what it comes to. */
import { html } from 'hono/html'
import { moneyText } from '../locale.ts'
import type { PostedOrder } from '../paywicket.ts'
import type { Html, PageContext } from './layout.ts'

export function summary({ amount, items = [] }: PostedOrder, { locale, texts }: PageContext): Html {
  return html`<ul class="items">
      ${items.map(
        ({ name, quantity, total }) =>
          html`<li>
            <span>${name}${String(quantity) === '1' ? '' : html` <span class="muted">× ${quantity}</span>`}</span>
            <span>${moneyText(total, locale)}</span>
          </li>`,
      )}
    </ul>
    <p class="sum"><span>${texts.total}</span> <strong>${moneyText(amount, locale)}</strong></p>`
}
