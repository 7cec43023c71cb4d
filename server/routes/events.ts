/** The event stream of one session. */
import type { ServerResponse } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import type { Asked } from '../checkout/broadcasts.ts'
import type { RouteDeps } from './deps.ts'
import { tooManyRequests } from './refusals.ts'

type Streams = Pick<RouteDeps, 'broadcasts' | 'refusing'>

/** A page that was refused a stream polls, and asks again for one after this, ms. */
const AGAIN = 30_000

/**
 * Sends the session at once, unless `Last-Event-ID` names its revision already, and then at each new revision, until
 * the connection or the token ends; 429 where the token holds enough of them. Written straight to Node's response: a web
 * stream of its own costs each idle buyer twice the memory.
 */
export function streamSession(c: Context, { broadcasts, refusing }: Streams, asked: Omit<Asked, 'known'>): Response {
  const release = refusing.limits.openStream(asked.token)
  if (!release) return tooManyRequests(c, AGAIN, asked.locale)
  const { outgoing } = c.env as HttpBindings
  const response = outgoing as ServerResponse
  response.writeHead(200, {
    ...Object.fromEntries(c.res.headers),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  })
  const seat = broadcasts.join(
    { ...asked, known: Number(c.req.header('last-event-id') ?? -1) },
    {
      isReady: () => !response.writableNeedDrain,
      write: (bytes) => void response.write(bytes),
      // A line that takes nothing more would not be closed by saying goodbye.
      end: () => void (response.writableNeedDrain ? response.destroy() : response.end()),
    },
  )
  response.on('drain', seat.ready)
  response.once('close', () => {
    seat.leave()
    release()
  })
  return RESPONSE_ALREADY_SENT
}
