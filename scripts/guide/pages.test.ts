/** What the pages for shops list, against the code: the sandbox's keys, calls, settings and faults, and what the doctor looks at. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { serverEnv } from '../../server/sandbox/credentials.ts'
import { FAULT_KINDS } from '../../server/sandbox/faults.ts'
import { EVENTS, PROVIDERS } from '../../server/sandbox/payments.ts'
import { createSettings, settingFields } from '../../server/sandbox/settings.ts'
import { ROOT } from '../package/packed.ts'

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const sandbox = read('docs/sandbox.md')

/** The rows of the table whose first cell of the head is `title`, cell by cell. */
function rows(page: string, title: string): readonly (readonly string[])[] {
  const start = page.indexOf(`| ${title} |`)
  if (start < 0) throw new Error(`There is no table of ${title}`)
  const lines = page.slice(start).split('\n\n')[0]?.trim().split('\n').slice(2) ?? []
  return lines.map((line) => line.slice(2, -2).split(' | '))
}
const words = (cells: readonly (string | undefined)[]) =>
  cells.flatMap((cell) => [...(cell ?? '').matchAll(/`([^`]+)`/g)].flatMap(([, word]) => word ?? []))
const firstWords = (page: string, title: string) => words(rows(page, title).map(([first]) => first))

test('the variables of a server beside the sandbox, with their values', () => {
  const usual = Object.entries(serverEnv(4401, {})).map(([name, value]) => [`\`${name}\``, `\`${value}\``])
  expect(rows(sandbox, 'variable')).toEqual(usual)
})

test('its own variables', () => {
  const command = read('server/cli/sandbox.ts') + read('server/sandbox/log.ts')
  const asked = [...new Set([...command.matchAll(/env\['(\w+)'\]/g)].map(([, name]) => name))]
  expect(firstWords(sandbox, 'variable of its own').toSorted()).toEqual(asked.toSorted())
})

test('its calls', () => {
  const routes = [...read('server/sandbox/control.ts').matchAll(/app\.(get|put|post|delete)\('([^']+)'/g)]
  expect(routes.length).toBeGreaterThan(5)
  expect(firstWords(sandbox, 'call')).toEqual(routes.map(([, method = '', path]) => `${method.toUpperCase()} ${path}`))
})

test('its events, settings and faults', () => {
  const start: Readonly<Record<string, unknown>> = { ...createSettings().shown() }
  expect(firstWords(sandbox, 'event')).toEqual([...EVENTS])
  expect(rows(sandbox, 'setting')).toEqual(
    settingFields().map(({ name, says }) => [`\`${name}\``, `\`${JSON.stringify(start[name])}\``, says]),
  )
  expect(firstWords(sandbox, 'kind')).toEqual([...FAULT_KINDS])
})

test('going live names each thing that the doctor looks at, and nothing else', () => {
  const sources = globSync('server/cli/doctor/*.ts', { cwd: ROOT }).filter((path) => !path.endsWith('.test.ts'))
  const names = sources.flatMap((path) => {
    const text = read(path)
    const held = new Map([...text.matchAll(/const (\w+) = '([^']+)'/g)].map(([, name, value]) => [name, value]))
    return [...text.matchAll(/\b(?:ok|warning|fault)\(\s*(?:'([^']+)'|([A-Z]+|about)\b)/g)].flatMap(
      ([, said, name]) => said ?? held.get(name) ?? [],
    )
  })
  const known = new Set([...names, ...PROVIDERS])
  const listed = words(rows(read('docs/going-live.md'), 'point').map(([, check]) => check))
  expect([...new Set(listed)].toSorted()).toEqual([...known].toSorted())
})
