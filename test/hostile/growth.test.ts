import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { until } from '../support/until.ts'
import { startHost, type Host, type HostileRequest } from './host.ts'

/** Two rounds and more of each kind, a thousand requests together. */
const ROUND = 500
/** Each request brings so many bytes that none before it has brought. */
const NEW = 4096
/** What a round may leave behind, bytes: of each request less than one part in four of what it brought. */
const LEFT = (ROUND * NEW) / 4

const folder = mkdtempSync(join(tmpdir(), 'paywicket-hostile-'))
const file = join(folder, 'paywicket.db')
let host: Host
beforeAll(async () => {
  host = await startHost(`file:${file}`)
  // It puts its own files there at its start.
  await until(
    async () => Number(rows()['chunks']),
    (count) => count > 0,
  )
})
afterAll(async () => {
  await host.stop()
  rmSync(folder, { recursive: true })
})

/** Letters that come no second time. */
const fresh = (index: number) => `${index.toString(36)}x`.padEnd(NEW, `${(index * 7919).toString(36)}z`)
const PROVIDERS = ['cactusgino', 'paymega', 'invoice'] as const
const bearing = (text: string) => ({
  authorization: `Bearer ${text.slice(0, 500)}`,
  origin: `https://${text.slice(0, 60)}.example`,
})

/** Each brings what is new in as many places as it has. */
const KINDS: Readonly<Record<string, (text: string) => Omit<HostileRequest, 'name'>>> = {
  'a path': (text) => ({
    method: 'GET',
    path: `/${text}`,
    headers: { cookie: `paywicket=${text}`, 'accept-language': text.slice(0, 500) },
  }),
  'a file of the widget': (text) => ({ method: 'GET', path: `/chunks/${text}.js` }),
  'another spelling of a file': (text) => ({ method: 'GET', path: `/chunks/..%2fpaywicket.js%3f${text}` }),
  'a query on a file': (text) => ({ method: 'GET', path: `/paywicket.js?${text}`, headers: { 'if-none-match': text } }),
  'an icon': (text) => ({ method: 'GET', path: `/v1/icons/evil.example/${text}.png` }),
  'a key': (text) => ({ method: 'GET', path: `/v1/sessions?order=${text}`, headers: bearing(text) }),
  'a token': (text) => ({ method: 'GET', path: `/v1/checkout?locale=${text}`, headers: bearing(text) }),
  'a stream': (text) => ({ method: 'GET', path: '/v1/checkout/events', headers: bearing(text) }),
  'a code': (text) => ({ method: 'GET', path: `/pay/ses_x?code=${text}`, headers: { cookie: `paywicket=${text}` } }),
  'a way back': (text) => ({ method: 'GET', path: `/v1/return/${text}?key=${text}` }),
  'a callback': (text) => ({
    method: 'POST',
    path: `/v1/callbacks/${PROVIDERS[text.charCodeAt(0) % PROVIDERS.length]}`,
    headers: { 'content-type': 'application/json', 'x-signature': 'x' },
    body: JSON.stringify({ invoice_id: text, data: { id: text }, id: text, status: 'successful', signature: 'x' }),
  }),
}

/** How many rows every table has. */
function rows(): Record<string, unknown> {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
    return Object.fromEntries(
      tables.map(({ name }) => [name, database.prepare(`SELECT count(*) AS n FROM "${String(name)}"`).get()?.['n']]),
    )
  } finally {
    database.close()
  }
}

let asked = 0
async function round(kind: (text: string) => Omit<HostileRequest, 'name'>): Promise<void> {
  const requests = Array.from({ length: ROUND }, () => ({ name: 'new', ...kind(fresh((asked += 1))) }))
  for (let from = 0; from < ROUND; from += 4) await Promise.all(requests.slice(from, from + 4).map(host.send))
}

it.each(Object.entries(KINDS))('of a thousand that bring %s nothing is kept', async (_what, kind) => {
  const stored = rows()
  await round(kind)
  let before = await host.heap()
  let left = Infinity
  // What is kept is kept each time; what only has not been given back yet is not.
  for (let more = 0; more < 4 && left >= LEFT; more += 1) {
    await round(kind)
    const after = await host.heap()
    left = after - before
    before = after
  }
  expect(left).toBeLessThan(LEFT)
  expect(rows()).toEqual(stored)
})
