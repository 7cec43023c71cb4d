/** The event stream of one session. */
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Locale } from '../texts/locale.ts'
import type { RouteDeps } from './deps.ts'

/** A comment this often keeps proxies from cutting a quiet stream, ms. */
const HEARTBEAT = 15_000

/**
 * Sends the session at once, unless `Last-Event-ID` names its revision already, and then at each new revision. Two
 * changes while one is being sent become one event. Ends with the connection.
 */
export function streamSession(
  c: Context,
  { checkout, hub, log }: RouteDeps,
  session: string,
  locale: Locale,
): Response {
  c.header('x-accel-buffering', 'no')
  return streamSSE(c, async (stream) => {
    let sent = Number(c.req.header('last-event-id') ?? -1)
    let wanted = true
    let wake: () => void = () => {}
    const unsubscribe = hub.subscribe(session, () => {
      wanted = true
      wake()
    })
    stream.onAbort(() => {
      unsubscribe()
      wake()
    })
    try {
      while (!stream.aborted && !stream.closed) {
        if (wanted) {
          wanted = false
          const view = await checkout.viewOf(session, locale)
          if (view && view.revision !== sent) {
            await stream.writeSSE({ id: String(view.revision), data: JSON.stringify(view) })
            sent = view.revision
          } else await stream.write(': here\n\n')
        } else {
          await new Promise<void>((resolve) => {
            const beat = setTimeout(resolve, HEARTBEAT)
            wake = () => {
              clearTimeout(beat)
              resolve()
            }
            if (wanted || stream.aborted) wake()
          })
          if (!wanted && !stream.aborted) await stream.write(': here\n\n')
        }
      }
    } catch (error) {
      log.warn({ err: error, session }, 'an event stream broke off')
    } finally {
      unsubscribe()
    }
  })
}
