/** Has the running server send stored webhooks again, by the shop's own API. */
import * as v from 'valibot'
import { ownUrlOf } from '../config.ts'
import { keysIn } from '../settings/keys.ts'
import { withSecretFile } from '../settings/secret-files.ts'
import { startFault } from '../start-fault.ts'
import { NOT_BEGUN, type Around } from './command.ts'

const storedSchema = v.object({ data: v.array(v.object({ id: v.string() })), next: v.exactOptional(v.string()) })
const problemSchema = v.object({ detail: v.string() })
/** How long the server may take for one answer, ms. */
const PATIENCE = 30_000
/** Rows of a list. */
const PAGE = '200'

/** What the server says, or why it says nothing of use: a sentence. */
type Answer = { readonly kind: 'answer'; readonly body: unknown } | { readonly kind: 'none'; readonly why: string }

/** Calls the server at `url` as the shop's backend does. */
const caller =
  (url: string, key: string) =>
  async (method: 'GET' | 'POST', path: string): Promise<Answer> => {
    const none = (why: string): Answer => ({ kind: 'none', why })
    try {
      const headers = { authorization: `Bearer ${key}` }
      const signal = AbortSignal.timeout(PATIENCE)
      const response = await fetch(url + path, { method, headers, signal, redirect: 'manual' })
      const body: unknown = await response.json().catch(() => undefined)
      if (response.ok) return { kind: 'answer', body }
      const problem = v.safeParse(problemSchema, body)
      if (response.status === 401) return none(`The server at ${url} does not know this PAYWICKET_SECRET_KEY.`)
      return none(problem.success ? problem.output.detail : `${url} answered ${response.status}: is a Paywicket there?`)
    } catch (error) {
      return none(
        `No server answers at ${url} (${startFault(error)}): start it, or say where it is by PAYWICKET_PUBLIC_URL.`,
      )
    }
  }

/** Sends the message `id`, or all stored ones of the session `id`, again. The answer is the exit status. */
export async function replay(id: string, { env: given, say, tell }: Around): Promise<number> {
  const { env, errors } = withSecretFile(given, 'PAYWICKET_SECRET_KEY')
  const [fault] = errors
  const [key] = keysIn(env['PAYWICKET_SECRET_KEY'])
  if (fault !== undefined || key === undefined) {
    tell(fault ?? 'PAYWICKET_SECRET_KEY is missing: the server takes this from the shop alone.')
    return NOT_BEGUN
  }
  const call = caller(ownUrlOf(env), key)
  const ids = id.startsWith('ses_') ? await storedOf(id, call) : [id]
  if (typeof ids === 'string') {
    tell(ids)
    return 1
  }
  let failed = 0
  for (const message of ids) {
    const answer = await call('POST', `/v1/webhooks/${encodeURIComponent(message)}/resend`)
    if (answer.kind === 'answer') say(`${message} is sent again`)
    else tell(`${message} is not sent again: ${answer.why}`)
    failed += answer.kind === 'answer' ? 0 : 1
  }
  return failed === 0 ? 0 : 1
}

/** The ids of a session's stored messages, the oldest first, or the sentence that says why there are none. */
async function storedOf(session: string, call: ReturnType<typeof caller>): Promise<readonly string[] | string> {
  const newestFirst: string[] = []
  for (let after: string | undefined = ''; after !== undefined;) {
    const query: URLSearchParams = new URLSearchParams({ session, limit: PAGE, ...(after === '' ? {} : { after }) })
    const answer = await call('GET', `/v1/webhooks?${query}`)
    if (answer.kind === 'none') return answer.why
    const stored = v.safeParse(storedSchema, answer.body)
    if (!stored.success) return 'The server’s answer cannot be read: is it of an older release?'
    newestFirst.push(...stored.output.data.map(({ id }) => id))
    after = stored.output.next
  }
  if (newestFirst.length === 0)
    return `No webhook of ${session} is stored: nothing of it was told, or what was told has been erased since.`
  return newestFirst.toReversed()
}
