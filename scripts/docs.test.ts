/** `docs/embedding.md` against the code: what a host page may set, style and hear is written down, and nothing else is. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const ROOT = new URL('../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8')
const docs = read('docs/embedding.md')

const sources = ['entries/', 'widget/', 'views/', 'ui/'].flatMap((folder) =>
  readdirSync(new URL(`src/${folder}`, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
    .map((name) => read(`src/${folder}${name}`)),
)
const unique = (found: Iterable<string>) => [...new Set(found)].toSorted()
const all = (text: string, pattern: RegExp) => unique([...text.matchAll(pattern)].flatMap(([, found]) => found ?? []))

/** The words in backquotes in the first column of the table below `title`. */
function firstColumn(title: string): readonly string[] {
  const table = docs.slice(docs.indexOf(`| ${title} |`)).split('\n\n')[0] ?? ''
  const cells = table.split('\n').slice(2)
  return unique(cells.flatMap((line) => all(line.split(' | ')[0] ?? '', /`([^`]+)`/g)))
}

/** The members of an interface of `src/widget/types.ts`. */
function members(name: string): readonly string[] {
  const body = read('src/widget/types.ts').split(`export interface ${name} {`)[1]?.split('\n}')[0] ?? ''
  return all(body, /^ {2}(?:readonly )?(\w+)\??:/gm)
}

test('the variables', () => {
  const used = ['tokens', 'widget', 'steps', 'modal'].map((name) => read(`src/styles/${name}.css`)).join('\n')
  const set = all(used, /var\((--pw-[a-z-]+)/g)
  expect(set.length).toBeGreaterThan(10)
  expect(firstColumn('variable')).toEqual(set)
})

test('the parts', () => {
  // An attribute of JSX, in which there may be a choice; a property; a call.
  const said = /\bpart(?:=("[^"]*"|\{.*?\}(?=[\s/>]))|: ('[^']*')|\.add\(('[^']*')\))/g
  const named = sources.flatMap((text) =>
    [...text.matchAll(said)].flatMap((found) => all(found.slice(1).join(''), /['"`]([^'"`]+)['"`]/g)),
  )
  const kinds = all(read('src/ui/Button.tsx').match(/kind\?: (.+)/)?.[1] ?? '', /'(\w+)'/g)
  const parts = named
    .flatMap((names) => names.split(' '))
    .flatMap((name) => (name === 'button-${kind}' ? kinds.map((kind) => `button-${kind}`) : name))
  expect(parts.length).toBeGreaterThan(10)
  expect(firstColumn('part')).toEqual(unique(parts))
})

test('the options', () => {
  expect(members('CheckoutOptions').length).toBeGreaterThan(10)
  expect(firstColumn('option')).toEqual(members('CheckoutOptions'))
})

test('the events', () => {
  expect(members('CheckoutEvents').length).toBeGreaterThan(5)
  expect(firstColumn('event')).toEqual(members('CheckoutEvents'))
  for (const name of members('CheckoutEvents')) expect(docs).toContain(`\`pw-${name}\``)
})

test('the attributes of the script tag', () => {
  const destructured = /const \{([^}]+)\} = tag\.dataset/.exec(read('src/entries/script-tag.ts'))?.[1] ?? ''
  const known = all(destructured.replace(/\.\.\.\w+/, ''), /^ {4}(\w+)/gm)
  expect(known.length).toBeGreaterThan(5)
  const attributes = known.map((name) => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`)
  expect(firstColumn('attribute')).toEqual(unique(attributes))
})

test('the languages', () => {
  const shipped = readdirSync(new URL('src/i18n/', ROOT)).flatMap((name) => /^(\w\w)\.ts$/.exec(name)?.[1] ?? [])
  const said = /^en(, \w\w)+/m.exec(docs)?.[0].split(', ') ?? []
  expect(said.toSorted()).toEqual(shipped.toSorted())
})
