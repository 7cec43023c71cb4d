/** A parameter that nobody knows is refused by name: what was meant by it would else be answered with something else. */
import type { Hono, MiddlewareHandler } from 'hono'
import { generateSpecs } from 'hono-openapi'
import { problem } from './problems.ts'

/** For each path of `routes`, what refuses a parameter that no description of a route at that path names. */
export function knownQueries(routes: Hono): (path: string) => MiddlewareHandler {
  const read = namesOf(routes)
  return (path) => async (c, next) => {
    const asked = Object.keys(c.req.queries())
    if (asked.length > 0) {
      const names = (await read).get(`${c.req.method} ${describedPath(path)}`)
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

/** As a document writes it. */
const describedPath = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}')

function wordOf(stranger: string, names: ReadonlySet<string>): string {
  const there = names.size === 0 ? 'none' : [...names].join(', ')
  return `Nobody knows the parameter ${stranger.slice(0, 64)}; there is ${there}.`
}
