import type { MiddlewareHandler } from 'hono'
import { shapeOf } from '../domain/json-shape.ts'
import { problem } from './problems.ts'

/** An order of five hundred lines has some five thousand values, in objects four deep. */
const LIMITS = { depth: 32, values: 100_000 }

/**
 * Refuses a JSON body that nests without end, or has values without end, before it is parsed. To stand behind whatever asks for a key:
 * it reads the body.
 */
export const shallowJson: MiddlewareHandler = async (c, next) => {
  if (c.req.raw.body === null) return next()
  switch (shapeOf(await c.req.text(), LIMITS)) {
    case 'too-deep':
      return problem(c, 'invalid_json', `A body has at most ${LIMITS.depth} lists and objects within one another`)
    case 'too-many':
      return problem(c, 'invalid_json', `A body has at most ${LIMITS.values} values`)
    case 'fine':
    case 'repeated':
      return next()
  }
}
