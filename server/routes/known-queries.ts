/** A parameter that nobody knows is refused by name: what was meant by it would else be answered with something else. */
import type { Hono, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { generateSpecs } from 'hono-openapi'
import { problem } from './problems.ts'

/** Refuses what no description of a route of `routes` names. */
export function knownQueries(routes: Hono): MiddlewareHandler {
  const read = namesOf(routes)
  return async (c, next) => {
    const asked = Object.keys(c.req.queries())
    if (asked.length > 0) {
      const known = await read
      const route = matchedRoutes(c).findLast(({ method }) => method === c.req.method)
      const names = route && known.get(`${route.method} ${pathOf(route.path)}`)
      const stranger = names && asked.find((name) => !names.has(name))
      if (names && stranger !== undefined)
        return problem(c, 'invalid_request', wordOf(stranger, names), stranger.slice(0, 64))
    }
    return next()
  }
}

/** The names that each route knows, by its method and path. */
async function namesOf(routes: Hono): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const known = new Map<string, ReadonlySet<string>>()
  const { paths } = await generateSpecs(routes)
  for (const [path, operations] of Object.entries(paths))
    for (const [method, operation] of Object.entries(operations ?? {})) {
      const { parameters = [] } = operation as { parameters?: readonly { in?: string; name?: string }[] }
      const names = parameters.flatMap((one) => (one.in === 'query' && one.name !== undefined ? [one.name] : []))
      known.set(`${method.toUpperCase()} ${path}`, new Set(names))
    }
  return known
}

/** As a document writes it, and below our prefix. */
const pathOf = (path: string): string => path.replace(/^\/v1/, '').replaceAll(/:(\w+)/g, '{$1}')

function wordOf(stranger: string, names: ReadonlySet<string>): string {
  const there = names.size === 0 ? 'none' : [...names].join(', ')
  return `Nobody knows the parameter ${stranger.slice(0, 64)}; there is ${there}.`
}
