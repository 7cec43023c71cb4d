/** What the pages for people name: commands and files that there are. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const ignored = read('.gitignore').split('\n')
const entries = readdirSync(ROOT, { withFileTypes: true }).filter(
  ({ name }) => name !== '.git' && !ignored.includes(`${name}/`),
)

/** All files of the project, by their paths from the root, with slashes. */
const files = entries.flatMap((entry) =>
  entry.isDirectory()
    ? readdirSync(join(ROOT, entry.name), { recursive: true, encoding: 'utf8' })
        .map((path) => join(entry.name, path).split(sep).join('/'))
        .filter((path) => !path.includes('/node_modules/'))
    : entry.name,
)
const names = new Set(files.map((path) => path.slice(path.lastIndexOf('/') + 1)))
const places = new Set(entries.map(({ name }) => name))

const pages = files.filter((path) => path.endsWith('.md'))
const unique = (found: Iterable<string>) => [...new Set(found)].toSorted()
const all = (text: string, pattern: RegExp) => unique([...text.matchAll(pattern)].flatMap(([, found]) => found ?? []))

/** What stands in backquotes inside of lines. */
const quoted = (text: string) => all(text.replaceAll(/```[^]*?```/g, ''), /`([^`\n]+)`/g)

/** Does it look like a path from the root, or like the end of one, or like the name of a source, and is there none? */
function isMissing(word: string): boolean {
  // `xx` stands for any language.
  if (/^[\w.-]+\.(ts|tsx|css|md)$/.test(word)) return !names.has(word.replace(/^xx\b/, 'en'))
  if (!/^[\w.@-]+(\/[\w.@-]+)*\/?$/.test(word)) return false
  if (word.includes('/') && places.has(word.split('/')[0] ?? '')) return !existsSync(join(ROOT, word))
  return /\/.*\.(ts|tsx|css|md|html)$/.test(word) && !files.some((path) => path.endsWith(`/${word}`))
}

test('there are pages', () => {
  expect(pages).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/decisions/README.md']))
})

describe.each(pages)('%s', (page) => {
  const text = read(page)

  test('its commands are those of package.json', () => {
    const run = all(text, /\bnpm run\s+([\w:-]+)/g)
    expect(run.filter((name) => !(name in manifest.scripts))).toEqual([])
  })

  test('its files are there', () => {
    expect(quoted(text).filter(isMissing)).toEqual([])
  })

  test('its links lead somewhere', () => {
    const links = all(text, /\]\((?!https?:)([^)#\s]+)/g)
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(page), link)))).toEqual([])
  })
})

test('a file that is not there would be found', () => {
  const words = ['src/nowhere.ts', 'server/nowhere/', 'nowhere/at/all.ts', 'nowhere.tsx']
  expect(words.filter(isMissing)).toEqual(words)
  expect(['text/plain', 'paywicket/react', 'npm test', 'PAYWICKET_PORT', 'a'].filter(isMissing)).toEqual([])
})

test('CONTRIBUTING.md has every command', () => {
  const text = read('CONTRIBUTING.md')
  const named = all(text, /^\| (.*?) \|/gm).flatMap((cell) => all(cell, /`npm (?:run )?([\w:-]+)`/g))
  expect(unique(named)).toEqual(Object.keys(manifest.scripts).toSorted())
})

test('every decision is listed, in one line', () => {
  const listed = all(read('docs/decisions/README.md'), /^- \[[\w-]+\]\(([\w-]+\.md)\): \S/gm)
  const written = files.flatMap((path) => {
    const name = relative('docs/decisions', path)
    return /^[\w-]+\.md$/.test(name) && name !== 'README.md' ? name : []
  })
  expect(listed).toEqual(unique(written))
})
