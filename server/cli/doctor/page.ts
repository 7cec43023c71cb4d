/** A page with the checkout in it: its policy against the recommended one, its scripts of ours against what was shipped. */
import { createHash } from 'node:crypto'
import type { ListedScript } from '../../pages/preloads.ts'
import { ENTRIES } from '../../routes/assets.ts'
import { fault, ok, warning, type Finding } from './finding.ts'
import { readPage, type PageParts, type ScriptTag } from './html.ts'
import { differences, letsRun, noncesOf, policiesIn, type Difference, type Place, type Policy } from './policy.ts'
import type { Recommended } from './recommended-policies.ts'

export interface PageDeps {
  readonly fetch: typeof globalThis.fetch
  /** The package's list of scripts. */
  readonly shipped: readonly ListedScript[]
  readonly recommended: Recommended
  /** The origin of the server, where the page does not say it. */
  readonly server?: string
}

/** ms. */
const PATIENCE = 15_000
const PAGE = 'page'
const POLICY = 'policy'

/** How the checkout is put into the page; `bundle` is what is left. */
type Way = 'widget' | 'frame' | 'bundle'

/** A script tag that loads a file of ours, and the files of the package that it may be. */
interface OurTag {
  readonly tag: ScriptTag
  readonly url: URL
  readonly name: string
  readonly files: readonly string[]
}

/** Looks at the page at `address`, whose query may hold a token and is not told. */
export async function checkPage(address: URL, deps: PageDeps): Promise<readonly Finding[]> {
  const name = address.origin + address.pathname
  try {
    const [first, second] = [await get(address, deps), await get(address, deps)]
    if (!first.response.ok)
      return [fault(PAGE, `${name} is answered ${first.response.status}`, 'give the address of a page that is there')]
    const base = new URL(first.response.url || address)
    const parts = readPage(first.text)
    const ours = parts.scripts.flatMap((tag) => ourTag(tag, base, deps.shipped))
    const way = wayOf(parts, ours, base)
    const place = placeOf(way, parts, ours, base, deps)
    const policies = policiesOf(first.response, parts)
    const again = policiesOf(second.response, readPage(second.text))
    return [
      wayFinding(way, name, place),
      ...(policies.length === 0
        ? noPolicy(first.response)
        : policyFindings(policies, again, way === 'frame' ? deps.recommended.frame : deps.recommended.widget, place)),
      ...tagFindings(ours, policies, place),
      ...(await Promise.all(ours.map((tag) => checkScript(tag, deps)))),
    ]
  } catch {
    return [
      fault(
        PAGE,
        `nothing answers at ${name}`,
        'see the address, its certificate, and whether this machine reaches it',
      ),
    ]
  }
}

async function get(url: URL, { fetch }: PageDeps): Promise<{ readonly response: Response; readonly text: string }> {
  const headers = { accept: 'text/html,*/*' }
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(PATIENCE) })
  return { response, text: await response.text() }
}

function ourTag(tag: ScriptTag, base: URL, shipped: readonly ListedScript[]): readonly OurTag[] {
  const url = URL.parse(tag.src, base.href)
  const name = url?.pathname.split('/').at(-1) ?? ''
  // What a server sends under a name may be another file than a host of files has under it.
  const served = ENTRIES.flatMap(([path, file]) => (path === `/${name}` ? [file] : []))
  const listed = shipped.filter(({ file }) => file === name).map(({ file }) => file)
  const files = [...new Set<string>([...served, ...listed])]
  return url === null || files.length === 0 ? [] : [{ tag, url, name, files }]
}

const isHosted = (src: string, base: URL): boolean => /\/pay\/[^/]+$/.test(URL.parse(src, base.href)?.pathname ?? '')

function wayOf({ frames, hasElement }: PageParts, ours: readonly OurTag[], base: URL): Way {
  if (ours.length > 0 || hasElement) return 'widget'
  return frames.some((src) => isHosted(src, base)) ? 'frame' : 'bundle'
}

/** The origins of the page, and of the server: as the page names it, else as the settings do. */
function placeOf(way: Way, { frames }: PageParts, ours: readonly OurTag[], base: URL, deps: PageDeps): Place {
  const tag = ours[0]
  const framed = way === 'frame' ? frames.find((src) => isHosted(src, base)) : undefined
  const named = tag?.tag.server ?? framed
  const server = URL.parse(named ?? tag?.url.href ?? deps.server ?? base.href, base.href)
  return { page: base.origin, server: server?.origin ?? base.origin }
}

function wayFinding(way: Way, name: string, { server }: Place): Finding {
  switch (way) {
    case 'widget':
      return ok(PAGE, `${name} has the widget in it, with the server ${server}`)
    case 'frame':
      return ok(PAGE, `${name} shows the hosted page of ${server} in a frame`)
    case 'bundle':
      return warning(
        PAGE,
        `${name} has no script tag of ours and no frame of the hosted page`,
        `it is taken for one with the widget in its own bundle and the server ${server}; PAYWICKET_PUBLIC_URL names another`,
      )
  }
}

function policiesOf(response: Response, { policies }: PageParts): readonly Policy[] {
  return [response.headers.get('content-security-policy') ?? '', ...policies].flatMap(policiesIn)
}

function noPolicy(response: Response): readonly Finding[] {
  const only = response.headers.has('content-security-policy-report-only') ? ', but one that only reports' : ''
  return [warning(POLICY, `the page has none${only}`, 'send the one that SECURITY.md recommends')]
}

const LEVELS: Readonly<Record<Difference['kind'], (text: string) => Finding>> = {
  stops: (text) => fault(POLICY, text, 'let it in: the checkout needs it'),
  looser: (text) => warning(POLICY, text, 'make it as narrow as your page can bear'),
  perhaps: (text) => warning(POLICY, text, 'let it in where that way to pay is offered'),
}

function policyFindings(
  policies: readonly Policy[],
  again: readonly Policy[],
  recommended: string,
  place: Place,
): readonly Finding[] {
  const [wanted] = policiesIn(recommended)
  const found = wanted === undefined ? [] : differences(policies, wanted, place)
  const before = new Set(policies.flatMap(noncesOf))
  const isRepeated = again.flatMap(noncesOf).some((nonce) => before.has(nonce))
  return [
    ...(found.length === 0 ? [ok(POLICY, 'as SECURITY.md recommends')] : []),
    ...found.map(({ kind, text }) => LEVELS[kind](text)),
    ...(isRepeated
      ? [
          fault(
            POLICY,
            'two answers have the same nonce, which keeps nobody out',
            'make a new one for each answer, and cache no such page',
          ),
        ]
      : []),
  ]
}

function tagFindings(ours: readonly OurTag[], policies: readonly Policy[], place: Place): readonly Finding[] {
  return ours
    .filter(({ tag, url }) => !policies.every((policy) => letsRun(policy, tag.nonce, url.origin, place.page)))
    .map(({ name }) =>
      fault(
        name,
        'the policy does not let it run, or not load the rest',
        'put the nonce of the policy on its tag, with ’strict-dynamic’ in script-src',
      ),
    )
}

/** Is what comes what was shipped, and what its tag says? */
async function checkScript({ tag, url, name, files }: OurTag, { fetch, shipped }: PageDeps): Promise<Finding> {
  const where = url.origin + url.pathname
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined)
  if (!response?.ok)
    return fault(name, `${where} ${response ? `is answered ${response.status}` : 'is not answered'}`, 'see its address')
  const bytes = new Uint8Array(await response.arrayBuffer())
  const named = tag.integrity?.trim().split(/\s+/) ?? []
  const hashes = new Set(
    ['sha256', 'sha384', 'sha512'].map((kind) => `${kind}-${createHash(kind).update(bytes).digest('base64')}`),
  )
  if (named.length > 0 && !named.some((integrity) => hashes.has(integrity.split('?')[0] ?? '')))
    return fault(
      name,
      'what comes is not what its integrity says: no browser runs it',
      'take the hash from dist/scripts.json of that release',
    )
  const isShipped = shipped.some(({ file, integrity }) => files.includes(file) && hashes.has(integrity))
  if (!isShipped)
    return fault(
      name,
      `what comes from ${where} is not the file of this release`,
      'see which release is served there, and who may change it',
    )
  return ok(name, `what comes from ${where} is the file of this release`)
}
