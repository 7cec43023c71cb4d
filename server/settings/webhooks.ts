/** Whom the shop is told by webhook: one address by two variables, or several in a file. */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { WEBHOOKS } from '../../src/contract/shop/events.ts'
import type { WebhookAddress } from '../domain/webhook-address.ts'
import { keysIn } from './keys.ts'
import { nearestTo } from './nearest.ts'
import { whyUnread } from './secret-files.ts'
import { readUrl } from './url.ts'
import type { Env } from './variables.ts'

const FILE = 'PAYWICKET_WEBHOOKS'
const SECRET = /^(whsec_)?(?=.{24})[A-Za-z0-9+/]+={0,2}$/
const SIGNED = (secret: string) =>
  `: take them out. Each webhook is signed with ${secret}, by which its receiver knows that it is ours; a gateway that asks for a password must let this path through`

const fileSchema = v.pipe(
  v.array(
    v.strictObject({
      url: v.string(),
      secrets: v.pipe(v.array(v.string()), v.minLength(1)),
      events: v.exactOptional(v.pipe(v.array(v.string()), v.minLength(1))),
    }),
  ),
  v.minLength(1),
)
const SHAPE = `${FILE}: the file must be a list like [{ "url": "https://shop.example/webhook", "secrets": ["whsec_…"], "events": ["session.paid"] }], where events may be left out`

type Entry = v.InferOutput<typeof fileSchema>[number]

function addressOf({ url, secrets, events }: Entry, name: string, errors: string[]): WebhookAddress {
  if (!secrets.every((secret) => SECRET.test(secret)))
    errors.push(`${name}: each of its secrets must be whsec_ and at least 24 letters of base64`)
  for (const event of events ?? [])
    if (!WEBHOOKS.some((known) => known === event))
      errors.push(`${name}: ${event} is no event; the nearest is ${nearestTo(event, WEBHOOKS)}`)
  const wanted = WEBHOOKS.filter((known) => events?.includes(known))
  const read = readUrl(name, url, errors, SIGNED('its secrets'))
  return { url: read, secrets, ...(events === undefined ? {} : { events: wanted }) }
}

function fromFile(path: string, errors: string[], read: (path: string) => string): readonly WebhookAddress[] {
  let text: string
  try {
    text = read(path)
  } catch (error) {
    errors.push(`${FILE}: the file ${path} ${whyUnread(error)}`)
    return []
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    errors.push(`${FILE}: the file ${path} is not JSON`)
    return []
  }
  const file = v.safeParse(fileSchema, json)
  if (!file.success) {
    errors.push(SHAPE)
    return []
  }
  const addresses = file.output.map((entry, place) => addressOf(entry, `${FILE}: entry ${place + 1}`, errors))
  const urls = addresses.map(({ url }) => url)
  urls.forEach((url, place) => {
    if (urls.indexOf(url) < place) errors.push(`${FILE}: entry ${place + 1} has the address of an entry before it`)
  })
  return addresses
}

function fromVariables(env: Env, errors: string[]): readonly WebhookAddress[] {
  const url = env['PAYWICKET_WEBHOOK_URL']
  const secret = env['PAYWICKET_WEBHOOK_SECRET']
  if (url === undefined && secret === undefined) return []
  if (url === undefined) errors.push('PAYWICKET_WEBHOOK_URL is missing; it belongs to PAYWICKET_WEBHOOK_SECRET')
  if (secret === undefined) errors.push('PAYWICKET_WEBHOOK_SECRET is missing; it belongs to PAYWICKET_WEBHOOK_URL')
  if (url === undefined || secret === undefined) return []
  const secrets = keysIn(secret)
  if (secrets.length === 0 || !secrets.every((one) => SECRET.test(one)))
    errors.push('PAYWICKET_WEBHOOK_SECRET must be whsec_ and at least 24 letters of base64; a comma between several')
  return [{ url: readUrl('PAYWICKET_WEBHOOK_URL', url, errors, SIGNED('PAYWICKET_WEBHOOK_SECRET')), secrets }]
}

/** All addresses; what is wrong goes into `errors`, each with its entry's place, and without a secret. */
export function readWebhooks(
  env: Env,
  errors: string[],
  read: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): readonly WebhookAddress[] {
  const path = env['PAYWICKET_WEBHOOKS']
  if (path === undefined) return fromVariables(env, errors)
  const other = ['PAYWICKET_WEBHOOK_URL', 'PAYWICKET_WEBHOOK_SECRET'].find((name) => env[name] !== undefined)
  if (other !== undefined)
    errors.push(
      `${FILE} and ${other} are both set: put the address and its secret into the file, and leave the variables out`,
    )
  return fromFile(path, errors, read)
}
