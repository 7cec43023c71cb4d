/** A page that only says what is the matter and offers one way on. */
import { html } from 'hono/html'
import type { Page } from './layout.ts'

export interface Message {
  readonly title: string
  readonly text: string
  readonly link: { readonly href: string; readonly text: string }
}

export function messagePage({ title, text, link }: Message): Page {
  return {
    title,
    body: html`<section class="narrow card message">
      <h1>${title}</h1>
      <p>${text}</p>
      <a class="button" href="${link.href}">${link.text}</a>
    </section>`,
  }
}
