/**
 * What strangers send to one route. Nobody here has a token or a key. Each kind is one request; a route that is added is sent all
 * of them. Deterministic, so that what was slow once can be asked again.
 */
import { deflateSync, gzipSync } from 'node:zlib'
import type { Host, HostileRequest } from './host.ts'

const KB = 1024
const times = (count: number, one: (index: number) => string, between = ',') =>
  Array.from({ length: count }, (_none, index) => one(index)).join(between)

/** What stands where a route takes any name. */
const NAMES: Readonly<Record<string, string>> = {
  plain: 'x',
  long: 'x'.repeat(8 * KB),
  'a slash in disguise': '..%2f..%2fserver%2fcli.js',
  'a slash in double disguise': '%252e%252e%252fpackage.json',
  'a zero byte': 'x%00.js',
  'broken UTF-8': '%ff%fe%c0%af',
  'a half escape': '%',
  'the name of a prototype': '__proto__',
  'many dots': '.'.repeat(2 * KB),
}

const JSON_TYPE = { 'content-type': 'application/json' }
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' }
const MULTIPART = { 'content-type': 'multipart/form-data; boundary=b' }

const part = (index: number) => `--b\r\ncontent-disposition: form-data; name="n${index}"\r\n\r\nv\r\n`

type Sent = Pick<HostileRequest, 'headers' | 'body'>
const BODIES: Readonly<Record<string, Sent>> = {
  'no body': { headers: JSON_TYPE },
  'a broken body': { headers: JSON_TYPE, body: '{' },
  'JSON of 15 KB': { headers: JSON_TYPE, body: `{"a":"${'x'.repeat(15 * KB)}"}` },
  'JSON of 63 KB in short names': {
    headers: JSON_TYPE,
    body: `{${times(6300, (index) => `"n${index}":1`)}}`.slice(0, 63 * KB),
  },
  'JSON of 250 KB in short names': { headers: JSON_TYPE, body: `{${times(20_000, (index) => `"n${index}":1`)}}` },
  'JSON of 1 MB in short names': { headers: JSON_TYPE, body: `{${times(80_000, (index) => `"n${index}":1`)}}` },
  'numbers of 60 KB': { headers: JSON_TYPE, body: `{"a":[${times(20_000, () => '1')}]}` },
  'a number of 60 KB': { headers: JSON_TYPE, body: `{"amount":${'9'.repeat(60 * KB)}}` },
  'JSON 30,000 deep': { headers: JSON_TYPE, body: `${'{"a":'.repeat(2500)}1${'}'.repeat(2500)}` },
  'lists 30,000 deep': { headers: JSON_TYPE, body: '['.repeat(30_000) + ']'.repeat(30_000) },
  'one name 5,000 times': { headers: JSON_TYPE, body: `{${times(5000, () => '"id":"x"')}}` },
  'JSON of nothing': { headers: JSON_TYPE, body: 'null' },
  'JSON that is a list': { headers: JSON_TYPE, body: '[]' },
  'JSON under another name': { headers: { 'content-type': 'text/plain' }, body: '{"a":1}' },
  'no type at all': { body: '{"a":1}' },
  'a form of 4,000 fields': { headers: FORM_TYPE, body: times(4000, (index) => `n${index}=v`, '&') },
  'a form of 60 KB of escapes': { headers: FORM_TYPE, body: `a=${'%41'.repeat(20_000)}` },
  'a form of 250 KB of equal names': { headers: FORM_TYPE, body: times(60_000, () => 'a=1', '&') },
  'a multipart body without an end': { headers: MULTIPART, body: part(0) },
  'a multipart body without a boundary': { headers: { 'content-type': 'multipart/form-data' }, body: part(0) },
  'a multipart body of 3,000 parts': { headers: MULTIPART, body: `${times(3000, part, '')}--b--` },
  'broken UTF-8': { headers: JSON_TYPE, body: Buffer.alloc(15 * KB, 0xff) },
  zeros: { headers: JSON_TYPE, body: Buffer.alloc(60 * KB) },
  'a bomb of gzip': { headers: { ...JSON_TYPE, 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(1024 * KB)) },
  'a bomb of deflate': {
    headers: { ...JSON_TYPE, 'content-encoding': 'deflate' },
    body: deflateSync(Buffer.alloc(1024 * KB)),
  },
  'more than anybody takes': { headers: JSON_TYPE, body: Buffer.alloc(1200 * KB, 0x20) },
}

const HEADERS: Readonly<Record<string, HostileRequest['headers']>> = {
  'a wrong token': { authorization: `Bearer ${'A'.repeat(43)}` },
  'a token of 8 KB': { authorization: `Bearer ${'A'.repeat(8 * KB)}` },
  'a token of spaces': { authorization: `Bearer${' '.repeat(4 * KB)}x` },
  'another scheme': { authorization: `Basic ${'QUFB'.repeat(500)}` },
  'a thousand languages': { 'accept-language': times(1500, (index) => `l${index % 10};q=0.${index % 9}`) },
  'a thousand types': { accept: times(1000, (index) => `a/b${index}`) },
  'a thousand codings': { 'accept-encoding': times(1000, (index) => `c${index};q=0.1`) },
  'a thousand tags': { 'if-none-match': times(1000, (index) => `"t${index}"`) },
  'a thousand ranges': { range: `bytes=${times(1000, (index) => `${index}-${index + 1}`)}` },
  'a thousand cookies': { cookie: times(1000, (index) => `c${index}=v`, '; ') },
  'a cookie of 8 KB': { cookie: `paywicket=${'v'.repeat(8 * KB)}` },
  'a foreign origin': { origin: 'https://evil.example' },
  'a broken origin': { origin: 'x'.repeat(4 * KB) },
  'a foreign host': { host: 'evil.example' },
  'a broken host': { host: '[[:' },
  'a thousand hops': { 'x-forwarded-for': times(1000, (index) => `10.0.0.${index % 250}`) },
  'another id of its own': { 'x-request-id': 'a'.repeat(255) },
  'a preflight for anything': {
    origin: 'https://evil.example',
    'access-control-request-method': 'POST',
    'access-control-request-headers': times(500, (index) => `x-h${index}`),
  },
  'an event it has seen': { accept: 'text/event-stream', 'last-event-id': '9'.repeat(4 * KB) },
  'a key of its own': { 'idempotency-key': 'k'.repeat(8 * KB) },
}

const QUERIES: Readonly<Record<string, string>> = {
  'a thousand parameters': times(1000, (index) => `q${index}=v`, '&'),
  'one parameter a thousand times': times(1000, () => 'locale=en', '&'),
  'a language of 4 KB': `locale=${'e'.repeat(4 * KB)}`,
  'broken escapes': `locale=%&after=%ff&limit=%`,
  'a limit beyond all': 'limit=999999999999&after=x&from=0&to=9e99',
}

/** Other spellings of a path that a server might take for the same. */
const SPELLINGS: Readonly<Record<string, (path: string) => string>> = {
  'in capitals': (path) => path.toUpperCase(),
  'with a slash more': (path) => `/${path}`,
  'with a slash at its end': (path) => `${path}/`,
  'with a step up': (path) => `/x/..${path}`,
  'with an escaped letter': (path) => path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  'with a parameter in it': (path) => `${path};v=1`,
  'as a whole address': (path) => `http://evil.example${path}`,
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE'] as const

/** What a parameter of this name may be that is there: it leads further than any name. */
const THERE: Readonly<Record<string, readonly string[]>> = { provider: ['cactusgino', 'paymega', 'invoice'] }

const fill = (path: string, name: string) => path.replaceAll(/:\w+(\{[^}]*\})?|\*/g, name)

/** The paths that a route leads to, as far as strangers can know them. */
function pathsOf(route: string): readonly string[] {
  const there = THERE[/:(\w+)/.exec(route)?.[1] ?? ''] ?? ['x']
  return there.map((name) => fill(route, name))
}

/** All that strangers send to the routes of `host`, each kind once. */
export function* hostileRequests(routes: Host['routes']): Generator<HostileRequest> {
  const paths = new Set(routes.map(({ path }) => path).filter((path) => !path.startsWith('/_') && path !== '/*'))
  for (const route of [...paths, '/nothing']) {
    const own = new Set(routes.filter((other) => other.path === route).map(({ method }) => method))
    const method = own.has('POST')
      ? 'POST'
      : (['GET', 'PATCH', 'DELETE', 'PUT'].find((known) => own.has(known)) ?? 'GET')
    if (/:|\*/.test(route))
      for (const [name, value] of Object.entries(NAMES)) yield { name, method, path: fill(route, value) }
    for (const path of pathsOf(route)) yield* toPath(path, method)
  }
}

function* toPath(path: string, method: string): Generator<HostileRequest> {
  for (const other of METHODS) yield { name: other, method: other, path }
  for (const [name, spell] of Object.entries(SPELLINGS)) yield { name, method, path: spell(path) }
  for (const [name, query] of Object.entries(QUERIES)) yield { name, method, path: `${path}?${query}` }
  for (const [name, headers = {}] of Object.entries(HEADERS)) yield { name, method, path, headers }
  const sends = method === 'GET' ? 'POST' : method
  for (const [name, sent] of Object.entries(BODIES)) yield { name, method: sends, path, ...sent }
}
