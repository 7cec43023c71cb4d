/** The code of the ways: read from one place, to be run and to be shown. */
import { readFile } from 'node:fs/promises'
import { raw } from 'hono/html'
import type { Html } from '../shop/pages/layout.ts'

const FOLDER = new URL('code/', import.meta.url)

export function codeOf(file: string): Promise<string> {
  return readFile(new URL(file, FOLDER), 'utf8')
}

/** What a shop's backend does first: the first code of its page, which is run by a test. */
export async function backendCode(): Promise<string> {
  const page = await readFile(new URL('../../docs/backend.md', import.meta.url), 'utf8')
  const [, code] = /```js\n([^]*?)```/.exec(page) ?? []
  if (code === undefined) throw new Error('docs/backend.md has no code')
  return code
}

/** The absolute path of a file, for a bundler. */
export function pathOf(file: string): URL {
  return new URL(file, FOLDER)
}

/** What the `{{slots}}` of the markup stand for. */
export interface Values {
  /** The address of the Paywicket server. */
  readonly server: string
  readonly token: string
  /** The hosted page of the session. */
  readonly url: string
}

/** What stands in the shown code for that which is made for each order. */
export const SHOWN: Omit<Values, 'server'> = { token: 'TOKEN', url: 'URL' }

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;' }

/** The markup with its slots filled in, each value safe inside an attribute. */
export function filled(markup: string, values: Values): string {
  return markup.replaceAll(/\{\{(server|token|url)\}\}/g, (_, name: keyof Values) =>
    values[name].replaceAll(/[&"<]/g, (sign) => ENTITIES[sign] ?? sign),
  )
}

/** The same as it runs: what runs is what is shown, with the mark that the policy of this answer wants on scripts. */
export function marked(markup: string, values: Values, nonce: string): string {
  return filled(markup.replaceAll(/<script(?=\s)/g, `<script nonce="${nonce}"`), values)
}

/** The same, as a part of a page. */
export function running(markup: string, values: Values, nonce: string): Html {
  return raw(marked(markup, values, nonce))
}
