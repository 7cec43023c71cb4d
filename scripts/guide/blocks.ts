/** The code in the pages for people: every fenced block, and the files that samples consist of. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../package/packed.ts'

export interface Block {
  /** The page, by its path from the root. */
  readonly page: string
  /** The line of its page on which it begins, from 1. */
  readonly line: number
  /** What stands behind its fence: `sh`, `js`, …; empty where nothing does. */
  readonly language: string
  readonly text: string
}

/** The pages that shops and operators read, by their paths from the root. */
export function pages(): readonly string[] {
  return [
    'README.md',
    ...globSync('docs/**/*.md', { cwd: ROOT })
      .map((path) => path.replaceAll('\\', '/'))
      .toSorted(),
  ]
}

/** The fenced blocks of a page, in order. */
export function blocksIn(page: string, text: string = readFileSync(join(ROOT, page), 'utf8')): readonly Block[] {
  return [...text.matchAll(/^( *)```(\w*)[^\n]*\n([^]*?)^\1```$/gm)].map(
    ({ index, 2: language = '', 3: code = '' }) => ({
      page,
      line: text.slice(0, index).split('\n').length,
      language,
      text: code,
    }),
  )
}

/** What a block of a file names as its place: `// shop.js` on its first line, or on the second below `<?php`. */
export function fileOf({ text }: Block): string | undefined {
  return /^(?:<\?php\n)?\/\/ ([\w./-]+\.(?:js|tsx?|php))\n/.exec(text)?.[1]
}

/** The files that the blocks of a page are, by their places. */
export function filesIn(page: string): Readonly<Record<string, string>> {
  const named = blocksIn(page).flatMap((block) => {
    const file = fileOf(block)
    return file === undefined ? [] : [[file, block.text] as const]
  })
  if (named.length === 0) throw new Error(`${page} holds no file`)
  return Object.fromEntries(named)
}
