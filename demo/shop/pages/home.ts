/** The products. */
import { html } from 'hono/html'
import { toMoney } from '../../../src/contract/money.ts'
import { CATALOGUE, CURRENCIES, type Product } from '../catalogue.ts'
import { moneyText } from '../locale.ts'
import { fill } from '../texts.ts'
import type { Html, Page, PageContext } from './layout.ts'

function productCard({ id, name, detail, picture, prices }: Product, { locale, texts, visit }: PageContext): Html {
  const inCart = visit.lines[id] ?? 0
  return html`<li class="product" id="${id}">
    <img src="/shop/${id}.svg" alt="${picture[locale]}" width="400" height="400" />
    <h3>${name[locale]}</h3>
    <p class="muted">${detail[locale]}</p>
    <p class="price">${moneyText(toMoney(prices[visit.currency], visit.currency), locale)}</p>
    <form method="post" action="/cart">
      <input type="hidden" name="do" value="add" />
      <button class="button" name="product" value="${id}" aria-label="${fill(texts.addOf, { name: name[locale] })}">
        ${texts.add}
      </button>
    </form>
    ${inCart > 0 ? html`<p class="muted in-cart">${fill(texts.inCart, { count: inCart })}</p>` : ''}
  </li>`
}

export function homePage(context: PageContext): Page {
  const { texts, visit } = context
  return {
    title: texts.tagline,
    body: html`<section class="hero">
        <div>
          <h1>${texts.tagline}</h1>
          <p>${texts.intro}</p>
        </div>
        <nav class="choices" aria-label="${texts.currency}">
          ${CURRENCIES.map(
            (currency) =>
              html`<a href="/?currency=${currency}" ${currency === visit.currency ? html`aria-current="true"` : ''}
                >${currency}</a
              >`,
          )}
        </nav>
      </section>
      <section aria-labelledby="products">
        <h2 id="products" class="unseen">${texts.products}</h2>
        <ul class="products">
          ${CATALOGUE.map((product) => productCard(product, context))}
        </ul>
      </section>`,
  }
}
