/** Embedding as a module: the page has a place and a script of its own, nothing else. */
import { html } from 'hono/html'
import type { Page, PageContext } from './layout.ts'

export function esmPage({ texts }: PageContext): Page {
  return {
    title: texts.esmTitle,
    head: html`<script type="module" src="/shop/esm.js"></script>`,
    body: html`<section class="narrow">
      <h1>${texts.esmTitle}</h1>
      <p>${texts.esmText} <a href="/shop/esm.js">${texts.esmSource}</a></p>
      <div id="checkout"></div>
      <h2 class="small">${texts.esmEvents}</h2>
      <ol id="events" class="events"></ol>
    </section>`,
  }
}
