/** Sentences with code in backquotes, as HTML. */
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** Every other part stands between backquotes. */
export const prose = (text: string): readonly (Html | string)[] =>
  text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))

/** JSON to read; whoever goes by the keyboard can scroll it. */
export const jsonBlock = (value: unknown): Html =>
  html`<pre tabindex="0"><code>${JSON.stringify(value, undefined, 2)}</code></pre>`
