/** Below a page of ours: how the shop is reached. */
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Session } from '../../src/contract/index.ts'
import { TEXTS } from '../texts/index.ts'
import type { Locale } from '../texts/locale.ts'

/** The settings let no other address through; `https:` and nothing else is looked at once more. */
function linksOf({ contact = {}, website }: Session['merchant']): readonly (readonly [href: string, text: string])[] {
  const { email, phone, url = website } = contact
  const page = url?.startsWith('https://') ? new URL(url) : undefined
  return [
    ...(email === undefined ? [] : [[`mailto:${email}`, email] as const]),
    ...(phone === undefined ? [] : [[`tel:${phone.replace(/[^+\d]/g, '')}`, phone] as const]),
    ...(page ? [[page.href, page.host] as const] : []),
  ]
}

/** Nothing where nobody has said how. */
export function foot({ merchant }: Session, locale: Locale): HtmlEscapedString | Promise<HtmlEscapedString> | string {
  const links = linksOf(merchant)
  if (links.length === 0) return ''
  return html`<footer>
    <span>${TEXTS[locale].page.contact}:</span>
    ${links.map(([href, text]) => html`<a href="${href}" rel="noreferrer">${text}</a>`)}
  </footer>`
}
