/** The types of the package: the declarations of its entries and of what these name, and no others. */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const OWN = /(from |import\()(['"])(\.{1,2}\/[^'"]+)\.tsx?\2/g

/** A declaration's text as it is shipped, and the files of ours that it names, as declarations. */
export function shipped(text: string): { readonly text: string; readonly names: readonly string[] } {
  return {
    // The compiler keeps the endings of the sources, which are not shipped.
    text: text.replaceAll(OWN, '$1$2$3.js$2'),
    names: [...text.matchAll(OWN)].map(([, , , name]) => `${name}.d.ts`),
  }
}

/** Writes the declarations of `entries` (paths in `target`, such as `index.d.ts`) into `target`. */
export async function writeDeclarations(root: string, target: string, entries: readonly string[]): Promise<void> {
  const emitted = await mkdtemp(join(tmpdir(), 'paywicket-types-'))
  try {
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    await run(process.execPath, [tsc, '-p', join(root, 'src/tsconfig.declarations.json'), '--outDir', emitted])
    const todo = [...entries]
    const done = new Set<string>()
    for (const name of todo) {
      if (done.has(name)) continue
      done.add(name)
      const { text, names } = shipped(await readFile(join(emitted, name), 'utf8'))
      await mkdir(dirname(join(target, name)), { recursive: true })
      await writeFile(join(target, name), text)
      todo.push(...names.map((other) => relative(emitted, join(emitted, dirname(name), other))))
    }
  } finally {
    await rm(emitted, { recursive: true, force: true })
  }
}
