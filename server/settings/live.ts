/** What a server that takes real money refuses to start with. */
import type { WebhookAddress } from '../domain/webhook-address.ts'
import { isLoopback } from '../providers/kit/safe-url.ts'
import { PUBLISHED_CREDENTIALS } from '../sandbox/credentials.ts'
import { keysIn } from './keys.ts'
import { OWN_SECRETS, PROVIDER_ADDRESSES, PROVIDER_SECRETS, type Env } from './variables.ts'

/** Characters. */
const OWN_LEAST = 16
const PROVIDER_LEAST = 8

/** A webhook's key is the base64 behind its prefix. */
const bare = (key: string): string =>
  key
    .trim()
    .replace(/^whsec_/, '')
    .replace(/=+$/, '')

const PUBLISHED = new Set(Object.values(PUBLISHED_CREDENTIALS).map(bare))
/** An address with a password in it: its length says nothing of that. */
const DATABASE = 'DATABASE_URL'

/** Sentences, each with the variable that it is about; none repeats a secret. */
export function liveFaults(env: Env, webhooks: readonly WebhookAddress[]): readonly string[] {
  const file = env['PAYWICKET_WEBHOOKS'] === undefined ? [] : webhooks.flatMap(entryFaults)
  return [...publicAddress(env), ...published(env), ...weak(env), ...addresses(env), ...file].map(
    (fault) => `${fault}, and PAYWICKET_MODE is live`,
  )
}

function publicAddress(env: Env): readonly string[] {
  const url = env['PAYWICKET_PUBLIC_URL']
  if (url === undefined)
    return ['PAYWICKET_PUBLIC_URL is missing: the https:// address that buyers and payment systems reach']
  return protocolOf(url) === 'https:' ? [] : ['PAYWICKET_PUBLIC_URL must begin with https://']
}

/** All that a variable holds: ours may hold several keys, a payment system's one with any letters in it. */
const valuesOf = (env: Env, name: string): readonly string[] =>
  OWN_SECRETS.includes(name) && name !== DATABASE ? keysIn(env[name]) : [env[name] ?? ''].filter(Boolean)

function published(env: Env): readonly string[] {
  const names = new Set([...Object.keys(PUBLISHED_CREDENTIALS), ...OWN_SECRETS, ...PROVIDER_SECRETS])
  return [...names]
    .filter((name) => valuesOf(env, name).some((value) => PUBLISHED.has(bare(value))))
    .map((name) => `${name} is one of the sandbox or the demo, which everybody knows`)
}

function weak(env: Env): readonly string[] {
  const least = (names: readonly string[], length: number) =>
    names
      .filter((name) => valuesOf(env, name).some((value) => value.trim().length < length))
      .map((name) => `${name} must have at least ${length} characters`)
  const strange = [...OWN_SECRETS, ...PROVIDER_SECRETS]
    .filter((name) => !/^[\x20-\x7e]*$/.test(env[name] ?? ''))
    .map((name) => `${name} must be of ASCII letters, digits and signs alone`)
  const own = OWN_SECRETS.filter((name) => name !== DATABASE)
  return [...least(own, OWN_LEAST), ...least(PROVIDER_SECRETS, PROVIDER_LEAST), ...strange]
}

function addresses(env: Env): readonly string[] {
  const plain = [...PROVIDER_ADDRESSES, 'PAYWICKET_WEBHOOK_URL']
    .filter((name) => protocolOf(env[name]) === 'http:')
    .map((name) => `${name} must begin with https://`)
  const near = PROVIDER_ADDRESSES.filter((name) => isThisMachine(env[name])).map(
    (name) => `${name} is an address of this machine, where no payment system is`,
  )
  return [...plain, ...near]
}

/** Of the file of webhooks, by the place of an entry. */
function entryFaults({ url, secrets }: WebhookAddress, place: number): readonly string[] {
  const name = `PAYWICKET_WEBHOOKS: entry ${place + 1}`
  return [
    ...(protocolOf(url) === 'http:' ? [`${name} must begin with https://`] : []),
    ...(secrets.some((secret) => PUBLISHED.has(bare(secret)))
      ? [`${name} has a secret of the sandbox or the demo, which everybody knows`]
      : []),
  ]
}

const protocolOf = (address: string | undefined): string | undefined => URL.parse(address ?? '')?.protocol

/** Loopback by any of its names: a dot at the end, no address at all, or IPv4 spelt as IPv6. */
function isThisMachine(address: string | undefined): boolean {
  const host = URL.parse(address ?? '')?.hostname.replace(/\.$/, '')
  if (host === undefined) return false
  return isLoopback(host) || /^(0\.\d+\.\d+\.\d+|\[::\]|\[::ffff:(7f[0-9a-f]{2}|0):[0-9a-f]+\])$/.test(host)
}
