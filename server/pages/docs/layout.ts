/** What the pages of the API have in common. */
import { html } from 'hono/html'
import type { OwnPaths } from '../../domain/own-paths.ts'
import type { Html } from './prose.ts'

export interface Layout {
  readonly title: string
  readonly paths: OwnPaths
  /** Beside the page, or above it where there is no room. */
  readonly contents?: Html
  readonly main: Html
}

export const errorsPath = ({ docs }: OwnPaths): string => `${docs}/errors`

/** A whole page. It needs no script. */
export function layout({ title, paths, contents, main }: Layout): Html {
  const { docs } = paths
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="stylesheet" href="${docs}/docs.css" />
      </head>
      <body>
        <header>
          <nav aria-label="Pages">
            <a href="${docs}">API</a> <a href="${errorsPath(paths)}">Codes</a>
            <a href="${paths.file('openapi.json')}">openapi.json</a>
          </nav>
        </header>
        <div class="${contents ? 'columns' : 'column'}">
          ${contents ? html`<nav class="contents" aria-label="Contents" tabindex="0">${contents}</nav>` : ''}
          <main>${main}</main>
        </div>
      </body>
    </html>`
}
