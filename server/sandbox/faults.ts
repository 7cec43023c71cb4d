/**
 * Faults put on the providers' answers and callbacks by `PUT /_sandbox/faults`.
 *
 * A fault meets the requests of its provider whose path contains `route` (all of them where there is none),
 * `times` times, or until it is cleared. What each kind does with `value`:
 * - `delay`: the work is done, the answer comes `value` seconds later (5), or when the faults are cleared.
 * - `status`: the answer is HTTP `value` (500) and the work is NOT done; `{ "status": 502, "worked": true }` does it first.
 *   `"body": "…"` beside them is what is answered: `{ "status": 400, "worked": true, "body": "{\"error\":\"14\"}" }` is Invoice's
 *   database that failed after it had made a refund.
 * - `reset`: the work is done, then the connection is reset without an answer; with `"before"` the work is not done.
 * - `hang`: the work is done, no answer ever comes; with `"before"` the work is not done.
 * - `truncate`: the work is done, the connection ends in the middle of the answer's body.
 * - `garbage`: the work is done, the answer is HTTP 200 with text that is not JSON.
 * - `lost-callback`: a callback is not sent. `duplicate-callback`: it is sent `value` (2) times.
 * - `reordered-callbacks`: a callback is held back until the provider's next one has been sent, or the faults are cleared.
 * - `forged-callback`: a copy with a wrong signature goes first; with `"amount"`, Invoice's copy has a right signature
 *   and another amount, which its signature does not cover.
 * `route` of a callback's fault is looked for in the address it goes to.
 */
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context, MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { PROVIDERS, type ProviderId } from './payments.ts'
import type { Timers } from './timers.ts'
import { issueText, type SandboxEnv } from './wire.ts'

export const FAULT_KINDS = [
  'delay',
  'status',
  'reset',
  'hang',
  'truncate',
  'garbage',
  'lost-callback',
  'duplicate-callback',
  'reordered-callbacks',
  'forged-callback',
] as const
type FaultKind = (typeof FAULT_KINDS)[number]

const workedSchema = v.strictObject({
  status: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)),
  worked: v.boolean(),
  body: v.exactOptional(v.string()),
})
const faultSchema = v.strictObject({
  provider: v.picklist(PROVIDERS),
  route: v.exactOptional(v.string()),
  kind: v.picklist(FAULT_KINDS),
  value: v.exactOptional(v.union([v.pipe(v.number(), v.minValue(0)), v.string(), workedSchema])),
  times: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
})
type Fault = v.InferOutput<typeof faultSchema>

export interface Faults {
  all(): readonly Fault[]
  /** Replaces all faults; the answer is what is wrong, in a sentence, and then nothing has changed. */
  replace(body: unknown): string | undefined
  clear(): void
  /** The first fault of this kind that meets the path, counted as used. */
  take(provider: ProviderId, kind: FaultKind, path: string): Fault | undefined
  onClear(run: () => void): void
  /** Resolves when they are cleared next. */
  cleared(): Promise<void>
}

export function createFaults(): Faults {
  let active: Fault[] = []
  const listeners: (() => void)[] = []
  let next = Promise.withResolvers<void>()
  return {
    all: () => active,
    replace(body) {
      const read = v.safeParse(v.array(faultSchema), body)
      if (!read.success) return `Faults were not changed. ${issueText(read.issues)}`
      active = read.output
      return undefined
    },
    clear() {
      active = []
      for (const run of listeners) run()
      next.resolve()
      next = Promise.withResolvers<void>()
    },
    take(provider, kind, path) {
      const fault = active.find(
        (one) => one.provider === provider && one.kind === kind && path.includes(one.route ?? ''),
      )
      if (fault?.times === undefined) return fault
      const left = fault.times - 1
      active = active.flatMap((one) => {
        if (one !== fault) return [one]
        return left > 0 ? [{ ...one, times: left }] : []
      })
      return fault
    },
    onClear: (run) => void listeners.push(run),
    cleared: () => next.promise,
  }
}

type Ctx = Context<SandboxEnv>

/** Puts the HTTP faults of one provider on its routes. */
export function faultyRoutes(
  faults: Faults,
  provider: ProviderId,
  pause: Timers['pause'],
): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const take = (kind: FaultKind) => faults.take(provider, kind, c.req.path)
    const status = take('status')
    if (status && !worksFirst(status)) return statusAnswer(status)
    const reset = take('reset')
    if (reset?.value === 'before') return resetAnswer(c)
    const hang = take('hang')
    if (hang?.value === 'before') return hangAnswer(c)

    await next()

    const delay = take('delay')
    if (delay) {
      await Promise.race([pause(typeof delay.value === 'number' ? delay.value : 5), faults.cleared()])
    }
    if (status) return replaceAnswer(c, statusAnswer(status))
    if (reset) return replaceAnswer(c, resetAnswer(c))
    if (hang) return replaceAnswer(c, await hangAnswer(c))
    if (take('truncate')) return replaceAnswer(c, await truncateAnswer(c))
    if (take('garbage'))
      return replaceAnswer(c, new Response('<!-- upstream', { headers: { 'content-type': 'text/html' } }))
    return undefined
  }
}

function replaceAnswer(c: Ctx, answer: Response): undefined {
  // Hono merges headers into an answer that is replaced; clearing it first keeps the fault's own.
  c.res = undefined
  c.res = answer
}

const worksFirst = (fault: Fault): boolean => typeof fault.value === 'object' && fault.value.worked

function statusAnswer(fault: Fault): Response {
  const value = typeof fault.value === 'object' ? fault.value.status : fault.value
  const status = typeof value === 'number' ? value : 500
  const headers = { 'content-type': 'application/json', ...(status === 429 ? { 'retry-after': '1' } : {}) }
  const said = typeof fault.value === 'object' ? fault.value.body : undefined
  if (said !== undefined) return new Response(said, { status, headers })
  const body = status === 204 || status === 304 ? null : `{"errors":[{"status":"sandbox_fault","code":"${status}"}]}`
  return new Response(body, { status, headers })
}

function resetAnswer(c: Ctx): Response {
  c.env.incoming.socket.resetAndDestroy()
  return RESPONSE_ALREADY_SENT
}

/** Ends when the client gives up, or with the sandbox, which closes every connection. */
async function hangAnswer(c: Ctx): Promise<Response> {
  const { socket } = c.env.incoming
  if (!socket.destroyed) await new Promise((resolve) => socket.once('close', resolve))
  return RESPONSE_ALREADY_SENT
}

async function truncateAnswer(c: Ctx): Promise<Response> {
  const { outgoing } = c.env
  const body = Buffer.from(await c.res.arrayBuffer())
  const headers = Object.fromEntries(c.res.headers)
  outgoing.writeHead(c.res.status, { ...headers, 'content-length': String(Math.max(body.length, 2)) })
  outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.destroy())
  return RESPONSE_ALREADY_SENT
}
