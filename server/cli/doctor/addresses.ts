/** Is a Paywicket where payment systems and buyers look for it, and does anything answer where webhooks go? */
import * as v from 'valibot'
import { fault, ok, warning, type Finding } from './finding.ts'

/** ms. */
const PATIENCE = 10_000
const PUBLIC = 'public address'
const WEBHOOK = 'webhooks'

const apiSchema = v.object({ info: v.object({ title: v.literal('Paywicket') }) })

type Fetch = typeof globalThis.fetch
type Reached =
  | { readonly kind: 'answer'; readonly response: Response }
  | { readonly kind: 'none'; readonly why: string }

async function reach(fetch: Fetch, url: string, method: 'GET' | 'HEAD'): Promise<Reached> {
  try {
    const signal = AbortSignal.timeout(PATIENCE)
    return { kind: 'answer', response: await fetch(url, { method, redirect: 'manual', signal }) }
  } catch (error) {
    return { kind: 'none', why: causeOf(error) }
  }
}

/** The system's short code of what went wrong; never a message, which may hold the address. */
function causeOf(error: unknown): string {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code
    if (cause.name === 'TimeoutError') return `no answer within ${PATIENCE / 1000} s`
  }
  return 'the connection failed'
}

/** Codes of a connection whose other end is not believed to be who it should be. */
const isOfCertificate = (code: string): boolean => /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME|^ERR_(TLS|SSL)/.test(code)

/** What answers at `publicUrl`, asked from this machine. */
export async function checkPublicUrl(publicUrl: string, fetch: Fetch): Promise<Finding> {
  const health = await reach(fetch, `${publicUrl}/healthz`, 'GET')
  if (health.kind === 'none') {
    const { why } = health
    return isOfCertificate(why)
      ? fault(PUBLIC, `${publicUrl} has a certificate that is not believed (${why})`, 'renew it, with the whole chain')
      : warning(
          PUBLIC,
          `nothing answers at ${publicUrl} from here (${why})`,
          'start the server; or see its proxy, its name, and whether this machine may reach its own public address',
        )
  }
  const { status, headers } = health.response
  if (status >= 300 && status < 400) {
    const to = URL.parse(headers.get('location') ?? '', publicUrl)?.origin ?? 'elsewhere'
    return fault(
      PUBLIC,
      `${publicUrl} leads on to ${to}`,
      'set PAYWICKET_PUBLIC_URL to it: callbacks follow no redirect',
    )
  }
  if (status !== 200)
    return fault(
      PUBLIC,
      `${publicUrl}/healthz is answered ${status}`,
      'see that the proxy passes all paths on to the server',
    )
  const api = await reach(fetch, `${publicUrl}/openapi.json`, 'GET')
  const body: unknown = api.kind === 'answer' ? await api.response.json().catch(() => undefined) : undefined
  return v.is(apiSchema, body)
    ? ok(PUBLIC, `a Paywicket answers at ${publicUrl}`)
    : fault(
        PUBLIC,
        `what answers at ${publicUrl} is no Paywicket`,
        'see PAYWICKET_PUBLIC_URL, and where its proxy leads',
      )
}

/** Does anything answer where the shop is told? */
export async function checkWebhooks(urls: readonly string[], fetch: Fetch): Promise<readonly Finding[]> {
  return urls.length === 0
    ? [
        warning(
          WEBHOOK,
          'none are sent',
          'set PAYWICKET_WEBHOOK_URL and PAYWICKET_WEBHOOK_SECRET, or ask for each session',
        ),
      ]
    : Promise.all(urls.map((url) => checkWebhookUrl(url, fetch)))
}

/** A path may hold a secret, so the origin alone is told. It is never a fault: it may be down for a while. */
async function checkWebhookUrl(url: string, fetch: Fetch): Promise<Finding> {
  const { origin } = new URL(url)
  const reached = await reach(fetch, url, 'HEAD')
  return reached.kind === 'answer'
    ? ok(WEBHOOK, `something answers at ${origin} (HEAD: ${reached.response.status})`)
    : warning(
        WEBHOOK,
        `nothing answers at ${origin} (${reached.why})`,
        'see that it runs, and that this machine reaches it',
      )
}
