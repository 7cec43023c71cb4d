/** A page's Content-Security-Policy beside a recommended one. Pure. */

/** Sources by the directive's name. */
export type Policy = ReadonlyMap<string, readonly string[]>

export interface Place {
  /** The page's own origin. */
  readonly page: string
  /** The server's origin, which the recommended policy calls by `EXAMPLE`. */
  readonly server: string
}

/** `stops`: something of ours does not run. `looser`: more may run than has to. `perhaps`: one way to pay may not work. */
export interface Difference {
  readonly kind: 'stops' | 'looser' | 'perhaps'
  readonly text: string
}

const EXAMPLE = 'https://pay.shop.example'

/** The policies in a header, or in several that were joined by commas. The first of a name counts, as in a browser. */
export function policiesIn(header: string): readonly Policy[] {
  return header
    .split(',')
    .map((text) => {
      const policy = new Map<string, readonly string[]>()
      for (const directive of text.split(';')) {
        const [name = '', ...sources] = directive.trim().split(/\s+/)
        if (name !== '' && !policy.has(name.toLowerCase())) policy.set(name.toLowerCase(), sources)
      }
      return policy
    })
    .filter((policy) => policy.size > 0)
}

/** For which `default-src` stands in. */
const FETCHES = /^(script|style|connect|img|frame|font|media|object|worker|manifest|child)-src$/

const effective = (policy: Policy, name: string): readonly string[] | undefined =>
  policy.get(name) ?? (FETCHES.test(name) ? policy.get('default-src') : undefined)

const isNonce = (source: string): boolean => /^'nonce-.+'$/i.test(source)
const isHash = (source: string): boolean => /^'sha(256|384|512)-.+'$/i.test(source)

/** The nonces that a policy lets run. */
export const noncesOf = (policy: Policy): readonly string[] =>
  (effective(policy, 'script-src') ?? []).filter(isNonce).map((source) => source.slice("'nonce-".length, -1))

/** Does a list of sources let this origin, or this scheme such as `data:`, in? */
export function allows(sources: readonly string[], wanted: string, page: string): boolean {
  const url = URL.parse(wanted.endsWith(':') ? '' : wanted)
  return sources.some((given) => {
    const source = given.toLowerCase()
    if (source === wanted) return true
    if (url === null) return false
    if (source === '*' || source === url.protocol || (source === 'http:' && url.protocol === 'https:')) return true
    if (source === "'self'") return url.origin === page
    const [, scheme, host = '', port] =
      /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[^:/]+)(?::(\d+|\*))?(?:\/.*)?$/.exec(source) ?? []
    const hasScheme =
      scheme === undefined ? true : `${scheme}:` === url.protocol || (scheme === 'http' && url.protocol === 'https:')
    const hasHost =
      host === '*' || host === url.hostname || (host.startsWith('*.') && url.hostname.endsWith(host.slice(1)))
    const usual = url.protocol === 'https:' ? '443' : '80'
    return hasScheme && hasHost && (port === '*' || (port ?? usual) === (url.port || usual))
  })
}

/** May a script from this origin with this nonce run, and load the rest from there? */
export function letsRun(policy: Policy, nonce: string | undefined, origin: string, page: string): boolean {
  const sources = effective(policy, 'script-src')
  if (sources === undefined) return true
  const isKnown = nonce !== undefined && noncesOf(policy).includes(nonce)
  if (sources.includes("'strict-dynamic'")) return isKnown
  return allows(sources, origin, page)
}

/**
 * What differs between the policies of a page, all of which a browser holds to, and the recommended one. What only the page's own
 * things need is not compared.
 */
export function differences(policies: readonly Policy[], recommended: Policy, place: Place): readonly Difference[] {
  return [...recommended].flatMap(([name, sources]) => {
    const wanted = sources.map((source) => (source === EXAMPLE ? place.server : source))
    const looser = policies.map((policy) => loosenessOf(policy, name, wanted))
    // What one of several policies forbids is forbidden.
    const isStrict = looser.includes(undefined)
    const first = looser.find((text) => text !== undefined)
    return [
      ...policies.flatMap((policy) => missing(policy, name, wanted, place)),
      ...(isStrict || first === undefined ? [] : [{ kind: 'looser' as const, text: first }]),
    ]
  })
}

/** What of ours the policy does not let in. `'self'` among the wanted is for the page's own, and scripts are looked at one by one. */
function missing(policy: Policy, name: string, wanted: readonly string[], place: Place): readonly Difference[] {
  const has = effective(policy, name)
  if (has === undefined) return []
  return wanted
    .filter((source) => !source.startsWith("'") && /[:/]/.test(source) && !allows(has, source, place.page))
    .map((source) => ({
      kind: source === place.server || source.endsWith(':') ? 'stops' : 'perhaps',
      text: `${name} does not let ${source} in`,
    }))
}

/** In which way the directive lets more in than it has to; undefined where it does not. */
function loosenessOf(policy: Policy, name: string, wanted: readonly string[]): string | undefined {
  const has = effective(policy, name)
  const better = `recommended: ${name} ${wanted.join(' ')}`
  if (has === undefined) return `${name} is not there; ${better}`
  if (wanted.length === 1 && wanted[0] === "'none'")
    return has.every((source) => source.toLowerCase() === "'none'")
      ? undefined
      : `${name} has ${has.join(' ')}; ${better}`
  const loose = (name === 'script-src' ? looseScripts(has) : has.filter(isWide)).filter(
    (source) => !wanted.includes(source),
  )
  return loose.length === 0 ? undefined : `${name} has ${loose.join(' ')}; ${better}`
}

const isWide = (source: string): boolean => /^(\*|https?:|https?:\/\/\*|'unsafe-(inline|eval|hashes)')$/i.test(source)

/** A browser that knows nonces passes over `'unsafe-inline'`, and one that knows `'strict-dynamic'` over lists of hosts. */
function looseScripts(sources: readonly string[]): readonly string[] {
  const isStrict = sources.some((source) => isNonce(source) || isHash(source))
  const isDynamic = isStrict && sources.includes("'strict-dynamic'")
  return sources.filter((source) => {
    const name = source.toLowerCase()
    if (name === "'unsafe-inline'") return !isStrict
    if (name === "'self'") return !isDynamic
    if (name.startsWith("'")) return name === "'unsafe-eval'" || name === "'unsafe-hashes'"
    return !isDynamic
  })
}
