/**
 * `dist/scripts.json`: every script that a page may load, why it is there, and what it is to be, for whoever keeps an inventory of
 * the scripts of a payment page (PCI DSS 4.0.1, 6.4.3). Each stands beside its compressed forms, which the server sends.
 */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

export interface Script {
  /** Below `dist`. */
  readonly file: string
  /** As in the attribute of that name. */
  readonly integrity: string
  readonly bytes: number
  readonly why: string
}

/** What a page or a bundler begins with. */
const ENTRIES: Readonly<Record<string, string>> = {
  'paywicket.js': 'the loader of the script tag and of the hosted page; it fetches the widget',
  'paywicket.standalone.js': 'the whole widget in one file, for a script tag with an integrity of its own',
  'served.js':
    'what the server sends as /element.js and /paywicket.esm.js: it waits for the widget and then gives the same names',
  'element.js': 'the element <pay-wicket>, for bundlers',
  'paywicket.esm.js': 'the module, for bundlers',
  'preact.js': 'the component for Preact, for bundlers',
  'react.js': 'the component for React, for bundlers',
}

/** What the files of `chunks` are for, by their names without the hash. */
const CHUNKS: Readonly<Record<string, string>> = {
  widget: 'the widget: it reads the session and shows the ways to pay',
  lazy: 'the form of a chosen way to pay, and the screens after it',
  'find-methods': 'finds ways to pay by what is typed into the filter',
  modal: 'the dialog, where the shop shows the widget in one',
  extra: 'banks, a meeting for cash, help, a receipt and another device, where a buyer opens them',
  qr: 'draws QR codes',
  redirect: 'takes the buyer to the page of a payment system',
  binding: 'what the element and the components share',
  component: 'what the components for React and Preact share',
}

/** By the ending of a language's file. */
const SENTENCES: Readonly<Record<string, string>> = {
  '': 'the choice',
  '.steps': 'the screens after the choice',
  '.extra': 'what few buyers open',
}

function whyOf(file: string): string {
  const name = /^chunks\/(.+)-[\w-]{6}\.js$/.exec(file)?.[1]
  const language = name === undefined ? undefined : /^([a-z]{2})(\.steps|\.extra)?$/.exec(name)
  if (language) return `the sentences of ${SENTENCES[language[2] ?? ''] ?? ''}, language ${language[1]}`
  const why = name === undefined ? ENTRIES[file] : CHUNKS[name]
  if (why === undefined) throw new Error(`nobody has said why a page may load ${file}: scripts/package/scripts-list.ts`)
  return why
}

const compress = { br: promisify(brotliCompress), gz: promisify(gzip) } as const

/** Writes the list and the compressed forms. Throws where nobody has said why a script is there. */
export async function writeScripts(dist: string): Promise<readonly Script[]> {
  const chunks = (await readdir(join(dist, 'chunks')))
    .filter((name) => name.endsWith('.js'))
    .map((name) => `chunks/${name}`)
  const files = [...Object.keys(ENTRIES), ...chunks].toSorted()
  const scripts = await Promise.all(
    files.map(async (file): Promise<Script> => {
      const bytes = await readFile(join(dist, file))
      for (const [end, pack] of Object.entries(compress)) {
        const place = join(dist, 'compressed', `${file}.${end}`)
        await mkdir(dirname(place), { recursive: true })
        await writeFile(place, await pack(bytes))
      }
      const integrity = `sha384-${createHash('sha384').update(bytes).digest('base64')}`
      return { file, integrity, bytes: bytes.length, why: whyOf(file) }
    }),
  )
  await writeFile(join(dist, 'scripts.json'), `${JSON.stringify(scripts, undefined, 2)}\n`)
  return scripts
}
