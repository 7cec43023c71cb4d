/** The pages that come from the code are as the code is today, and every code that is said has its entry. */
import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ERROR_CATALOGUE } from '../../server/error-catalogue.ts'
import { ROWS } from '../../server/settings/variables.ts'
import { errorsMarkdown } from './errors.ts'
import { settingsTable } from './settings.ts'
import { webhooksMarkdown } from './webhooks.ts'

const ROOT = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8')

it.each([
  ['errors.md', errorsMarkdown],
  ['webhooks.md', webhooksMarkdown],
])('docs/%s is as the code is', (page, written) => {
  expect(read(`docs/${page}`), 'run npm run api-pages').toBe(written())
})

it('README’s table of settings is as they are declared, each variable by its name and once', () => {
  expect(read('README.md'), 'run npm run api-pages').toContain(`\n\n${settingsTable()}\n`)
  for (const { names, about } of ROWS)
    expect([...about.matchAll(/`([A-Z]+_[A-Z_]+)`/g)].map(([, name]) => name)).toEqual(Object.keys(names))
  const all = ROWS.flatMap(({ names }) => Object.keys(names))
  expect(new Set(all).size).toBe(all.length)
})

it('a failure that a driver or the domain names has its entry', () => {
  const known = new Set(ERROR_CATALOGUE.map(({ code }) => code))
  const sources = globSync('server/{providers,domain,checkout}/**/*.ts', { cwd: ROOT }).filter(
    (path) => !path.endsWith('.test.ts'),
  )
  const said = sources.flatMap((path) => [...read(path).matchAll(/\bfailure: '(\w+)'/g)].map(([, code = '']) => code))
  expect(said.length).toBeGreaterThan(10)
  expect(said.filter((code) => !known.has(code))).toEqual([])
})

it('no code is explained twice in one place', () => {
  const places = ERROR_CATALOGUE.map(({ code, place }) => `${JSON.stringify(place)} ${code}`)
  expect(places.filter((one, index) => places.indexOf(one) !== index)).toEqual([])
})
