/** The pages of the ways. They are for those who build a shop, so they are in English, inside the shop's own frame. */
import { html } from 'hono/html'
import type { Html, Page } from '../shop/pages/layout.ts'
import { marked, running, SHOWN, type Values } from './code.ts'
import { WAYS, type Snippet, type Way } from './ways.ts'

/** The code of one snippet as text. */
export type Codes = Readonly<Record<string, string>>

/** `backend`: the code by which a shop's backend opens a session. */
export function waysPage(backend: string): Page {
  return {
    title: 'Ways to embed',
    body: html`<section class="narrow" lang="en">
      <h1>Ways to embed</h1>
      <p>
        Each page runs the code that it shows, and takes a real order of this shop: what is in your cart, or a notebook.
        The shop’s backend opens a session for it with <code>POST /v1/sessions</code> and hands the session’s token to
        the page.
      </p>
      ${code(backend, { file: 'backend', title: 'In the shop’s backend, whichever way its page goes' })}
      <ul class="ways">
        ${WAYS.map(
          ({ id, title, text }) =>
            html`<li>
              <h2><a href="/ways/${id}">${title}</a></h2>
              <p class="muted">${text}</p>
            </li>`,
        )}
      </ul>
    </section>`,
  }
}

function code(text: string, { file, title }: Snippet): Html {
  return html`<figure class="snippet">
    <figcaption id="of-${file}">${title}</figcaption>
    <pre tabindex="0" role="region" aria-labelledby="of-${file}"><code>${text.trim()}</code></pre>
  </figure>`
}

/** `values` are those of this very load, and `nonce` marks its scripts. */
export function wayPage(way: Way, codes: Codes, values: Values, nonce: string): Page {
  const { id, title, text, markup, module, inside } = way
  const shown = { ...values, ...SHOWN }
  const slots = Object.entries(SHOWN).filter(([name]) =>
    [markup, inside].some((snippet) => snippet && codes[snippet.file]?.includes(`{{${name}}}`)),
  )
  const isMarked = [markup, inside].some((snippet) => snippet && codes[snippet.file]?.includes('<script'))
  const entry = module?.file.replace(/\.\w+$/, '.js')
  return {
    title,
    head: html`${entry === undefined ? '' : html`<script type="module" nonce="${nonce}" src="/ways/built/${entry}"></script>`}
      <script type="module" nonce="${nonce}" src="/shop/ways.js"></script>`,
    body: html`<div lang="en">
      <h1>${title}</h1>
      <p class="lead">${text}</p>
      <nav class="choices" aria-label="Ways to embed">
        ${WAYS.map(
          (other) =>
            html`<a href="/ways/${other.id}" ${other.id === id ? html`aria-current="page"` : ''}>${other.title}</a>`,
        )}
      </nav>
      <div class="split way">
        <section aria-label="The code" class="snippets">
          ${[markup, inside].map((snippet) => snippet && code(marked(codes[snippet.file] ?? '', shown, nonce), snippet))}
          ${module && code(codes[module.file] ?? '', module)}
          ${isMarked ? html`<p class="muted"><code>nonce</code>: ${SAID['nonce']}</p>` : ''}
          ${slots.map(([name, sign]) => html`<p class="muted"><code>${sign}</code>: ${SAID[name]}</p>`)}
        </section>
        <section aria-label="The checkout">${running(codes[markup.file] ?? '', values, nonce)}</section>
      </div>
    </div>`,
  }
}

const SAID: Readonly<Record<string, string>> = {
  token: 'the token of one session, from your backend.',
  url: 'the address of one session, from your backend.',
  nonce: 'new for each answer, where your page has a Content-Security-Policy; else leave it out.',
}
