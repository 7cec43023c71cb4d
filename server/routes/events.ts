/** The event stream of one session. */
import type { ServerResponse } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import type { Locale } from '../texts/locale.ts'
import type { RouteDeps } from './deps.ts'

/** A comment this often keeps proxies from cutting a quiet stream, ms. */
const HEARTBEAT = 15_000
const COMMENT = ': here\n\n'

type Streams = Pick<RouteDeps, 'buyerService' | 'revisions' | 'log'>

/** What is kept for an open stream is little, since thousands of them wait at once: a timer, a listener, a number. */
function follow(
  response: ServerResponse,
  { buyerService, revisions, log }: Streams,
  session: string,
  locale: Locale,
  tag: string,
  known: number,
): void {
  let sent = known
  let wanted = false
  let busy = false

  async function send(): Promise<void> {
    wanted = true
    // Two changes while one is on its way, or while the buyer's line is full, become one event.
    if (busy || response.writableNeedDrain) return
    busy = true
    while (wanted && !response.destroyed) {
      wanted = false
      const view = await buyerService.viewOf(session, locale, tag)
      if (!view || view.revision === sent || response.destroyed) continue
      response.write(`id: ${view.revision}\ndata: ${JSON.stringify(view)}\n\n`)
      sent = view.revision
    }
    busy = false
  }

  function wake(revision?: number): void {
    // A claim that has ended is told with the revision that is on screen already.
    if (revision !== undefined && revision <= sent) return
    send().catch((error: unknown) => {
      log.warn({ err: error, session }, 'an event stream broke off')
      response.destroy()
    })
  }

  const unsubscribe = revisions.subscribe(session, wake)
  const beat = setInterval(() => response.write(COMMENT), HEARTBEAT)
  response.on('drain', () => wanted && wake())
  response.once('close', () => {
    clearInterval(beat)
    unsubscribe()
  })
  response.write(COMMENT)
  wake()
}

/**
 * Sends the session at once, unless `Last-Event-ID` names its revision already, and then at each new revision, until
 * the connection ends. Written straight to Node's response: a web stream of its own costs each idle buyer twice the memory.
 */
export function streamSession(c: Context, deps: Streams, session: string, locale: Locale, tag: string): Response {
  const { outgoing } = c.env as HttpBindings
  const response = outgoing as ServerResponse
  response.writeHead(200, {
    ...Object.fromEntries(c.res.headers),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  })
  follow(response, deps, session, locale, tag, Number(c.req.header('last-event-id') ?? -1))
  return RESPONSE_ALREADY_SENT
}
