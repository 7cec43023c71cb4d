/** The Content-Security-Policy of our own pages. Pure: a page says what it needs, and may do nothing else. */

export interface PageNeeds {
  /** Marks the scripts of this very answer; a page without one runs none. */
  readonly nonce?: string
  /** Whose pages it may show inside it, besides its own host's. */
  readonly frames?: readonly string[]
  /** Where its forms lead; `'none'` where it has none. */
  readonly forms: readonly string[]
  /** Who may show it inside a page of theirs; nobody where the list is empty. */
  readonly ancestors: readonly string[]
  /** The address that hears of violations, from the root of the host; nobody does where it is left out. */
  readonly reports?: string
}

/**
 * An origin that can stand in a policy: its name ends nothing and begins nothing. The schemes of apps stand there as any other does: WebKit,
 * which shows their pages, compares them letter by letter, and other browsers take them and have no page that they fit.
 */
const ORIGIN = /^(https?|capacitor|ionic|tauri):\/\/[a-z\d.-]+(:\d+)?$/

/**
 * Origins as a policy names them; what cannot stand in one is left out. This machine's own name goes without its scheme, which
 * then is that of the page, and its number by the port alone: browsers need not know a number.
 */
export function sourcesOf(origins: readonly string[]): readonly string[] {
  return origins
    .filter((origin) => ORIGIN.test(origin))
    .map((origin) => origin.replace(/^http:\/\/(?=localhost(:|$))/, '').replace(/^http:\/\/127\.0\.0\.1(?=:)/, '*'))
}

/** `script-src` and what belongs to it. Files that a script of the page asks for come by its own leave. */
function scripts(nonce: string | undefined): readonly string[] {
  if (nonce === undefined) return ["script-src 'none'"]
  return [
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ]
}

/** The whole policy, one line. */
export function policyOf({ nonce, frames = [], forms, ancestors, reports }: PageNeeds): string {
  return [
    "default-src 'none'",
    ...scripts(nonce),
    "style-src 'self'",
    "img-src 'self' data:",
    ...(frames.length > 0 ? [`frame-src ${frames.join(' ')}`] : []),
    "object-src 'none'",
    "base-uri 'none'",
    `form-action ${forms.join(' ') || "'none'"}`,
    `frame-ancestors ${ancestors.join(' ') || "'none'"}`,
    ...(reports === undefined ? [] : [`report-uri ${reports}`, 'report-to violations']),
  ].join('; ')
}
