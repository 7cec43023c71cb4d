/** The list of variables against the sources that read them, and against the README that tells of them. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { PUBLISHED_CREDENTIALS } from '../sandbox/credentials.ts'
import { fileOf, KNOWN, OWN_SECRETS, PROVIDER_SECRETS } from './variables.ts'

const ROOT = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8')
const unique = (found: Iterable<string>) => [...new Set(found)].toSorted()
const SECRETS = [...OWN_SECRETS, ...PROVIDER_SECRETS]
const files = new Set(SECRETS.map(fileOf))
const named = KNOWN.filter((name) => !files.has(name)).toSorted()

it('names what the sources read, and nothing else', () => {
  const sources = readdirSync(new URL('server/', ROOT), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('.test.'))
    .filter((path) => !/settings[/\\]variables\.ts$/.test(path))
    .map((path) => read(`server/${path.replaceAll('\\', '/')}`))
  // In quotation marks alone: sentences name them, too.
  const found = sources.flatMap((text) =>
    [...text.matchAll(/'((?:PAYWICKET|CACTUSGINO|PAYMEGA|INVOICE|DATABASE)_[A-Z_]*[A-Z])'/g)].map(
      ([, name = '']) => name,
    ),
  )
  expect(unique([...found, 'PAYWICKET_CHROMIUM'])).toEqual(named)
})

it('stands in the README as a whole', () => {
  const readme = read('README.md')
  const told = new Set([...readme.matchAll(/`([A-Z]+_[A-Z_]+)`/g)].map(([, name = '']) => name))
  expect(named.filter((name) => !told.has(name))).toEqual([])
  expect(
    [...told].filter((name) => /^(PAYWICKET|CACTUSGINO|PAYMEGA|INVOICE)_/.test(name) && !KNOWN.includes(name)),
  ).toEqual([])
})

it('has every secret that the documents show among the published ones', () => {
  const pages = [
    'README.md',
    'SECURITY.md',
    'CONTRIBUTING.md',
    ...readdirSync(new URL('docs/', ROOT), { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name}`),
  ]
  const text = pages
    .filter((page) => page.endsWith('.md'))
    .map(read)
    .join('\n')
  const shown = SECRETS.filter((name) => name !== 'DATABASE_URL').flatMap((name) =>
    // As a line of an environment, or as a row of a table.
    [`\\b${name}=([^\\s\`…]+)`, `\\| \`${name}\` \\| \`([^\`]+)\` \\|`].flatMap((form) =>
      [...text.matchAll(new RegExp(form, 'g'))].map(([, value = '']) => `${name}=${value}`),
    ),
  )
  expect(shown.length).toBeGreaterThan(0)
  for (const one of shown) {
    const [name = '', value] = one.split('=')
    expect(PUBLISHED_CREDENTIALS[name], one).toBe(value)
  }
})
