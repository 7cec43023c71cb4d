/** Which pages may hold the checkout of a session, by their origins as a browser names them. Pure. */
import type { Terms } from './session.ts'

/** Apps whose pages come out of the app itself, by a scheme of its own. A standard of addresses knows no origin of theirs. */
const APP = /^((?:capacitor|ionic|tauri):\/\/[a-z\d.-]+(?::\d{1,5})?)\/?$/

const WEB: ReadonlySet<string> = new Set(['https:', 'http:'])

/** The origin as a browser writes it: lower case, no usual port, no slash, names in ASCII. Undefined where the text is none. */
export function readOrigin(text: string): string | undefined {
  const app = APP.exec(text.trim().toLowerCase())?.[1]
  if (app !== undefined) return app
  const url = URL.parse(text)
  if (url === null || !WEB.has(url.protocol)) return undefined
  // Whatever else an address may have, a name and a password too, is no part of an origin.
  return url.href === `${url.origin}/` ? url.origin : undefined
}

/** The origins whose pages may use a session: those that the server knows, as `readOrigin` writes them, and the session's own. */
export function originsOf({ origins = [] }: Pick<Terms, 'origins'>, known: readonly string[]): readonly string[] {
  // What was stored before origins were written alike may be written otherwise.
  return [...new Set([...known, ...origins.map((origin) => readOrigin(origin) ?? origin)])]
}

/** Is it one of `origins`, as `originsOf` has them? */
export function isAmong(origin: string, origins: readonly string[]): boolean {
  return origins.includes(readOrigin(origin) ?? origin)
}
