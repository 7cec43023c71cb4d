import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { problem } from './problems.ts'

/**
 * Bodies of at most `maxSize` bytes; a larger one is 413 with the sentence `detail`. Node reads no more of a body than was
 * announced, so an announced size is the size: such a request is not unpacked here only to be looked at, which costs a
 * tenth of answering it.
 */
export function limitBody(maxSize: number, detail: string): MiddlewareHandler {
  const limit = bodyLimit({ maxSize, onError: (c) => problem(c, 'too_large', detail) })
  return (c, next) => {
    // A request that announces neither has no body.
    const announced = Number(c.req.header('content-length') ?? 0)
    const isSmall = announced <= maxSize && c.req.header('transfer-encoding') === undefined
    return isSmall ? next() : limit(c, next)
  }
}

/** Whoever asked has gone, or was cut off, before all of the body had come: nothing of ours has failed. */
export function isCutShort(c: Context): boolean {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  return incoming !== undefined && incoming.destroyed && !incoming.complete
}
