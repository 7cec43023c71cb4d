/**
 * The budgets of what a buyer has to fetch, measured on the build in `dist` after brotli: until the picker can be used,
 * for the longest journey (choose, wait, a transfer with a QR code, done), and for the script tag's own file. The static
 * imports are followed through Vite's manifest, so that nothing can hide in a shared file.
 */
import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'

const DIST = new URL('../dist/', import.meta.url)
const KB = 1024
const LIMITS = { loader: 1 * KB, picker: 16.5 * KB, journey: 44.5 * KB }

interface Entry {
  readonly file: string
  readonly imports?: readonly string[]
}
const manifestOf = (name: string) =>
  JSON.parse(readFileSync(new URL(name, DIST), 'utf8')) as Readonly<Record<string, Entry>>
const manifest = { ...manifestOf('manifest.ways-in.json'), ...manifestOf('manifest.json') }
const languages = Object.keys(manifest).flatMap((name) => /^src\/i18n\/(\w\w)\.ts$/.exec(name)?.[1] ?? [])

/** A file of ours and all that it imports at once. A name that is not in the build is an error, not nothing. */
function closure(name: string, seen = new Set<string>()): Set<string> {
  const entry = manifest[name]
  if (!entry) throw new Error(`${name} is not in the build`)
  if (seen.has(entry.file)) return seen
  seen.add(entry.file)
  for (const imported of entry.imports ?? []) closure(imported, seen)
  return seen
}

function bytes(names: readonly string[]): number {
  const files = new Set(names.flatMap((name) => [...closure(name)]))
  return [...files].reduce((sum, file) => sum + brotliCompressSync(readFileSync(new URL(file, DIST))).length, 0)
}

const picker = (language: string) => [
  'src/entries/script-tag.ts',
  'src/widget/create-checkout.ts',
  `src/i18n/${language}.ts`,
]
const journey = (language: string) => [
  ...picker(language),
  'src/widget/lazy.ts',
  `src/i18n/${language}.steps.ts`,
  'src/ui/qr.ts',
]

test('the loader of the script tag', () => {
  const size = bytes(['src/entries/script-tag.ts'])
  process.stdout.write(`loader: ${size} of ${LIMITS.loader} bytes\n`)
  expect(size).toBeLessThanOrEqual(LIMITS.loader)
})

test('the list of languages was found', () => {
  expect(languages).toContain('en')
})

test.each(languages)('everything until the picker can be used, in %s', (language) => {
  const size = bytes(picker(language))
  process.stdout.write(`picker, ${language}: ${size} of ${LIMITS.picker} bytes\n`)
  expect(size).toBeLessThanOrEqual(LIMITS.picker)
})

test.each(languages)('everything of a journey with a QR code, in %s', (language) => {
  const size = bytes(journey(language))
  process.stdout.write(`journey, ${language}: ${size} of ${LIMITS.journey} bytes\n`)
  expect(size).toBeLessThanOrEqual(LIMITS.journey)
})
