/** What the README tells people to set. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from './packed.ts'

const README_SANDBOX = 'http://localhost:4401'

/** The environment of its server beside a sandbox, which is at `sandbox` here. */
export async function readmeEnv(sandbox: string): Promise<Readonly<Record<string, string>>> {
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8')
  const block = /```sh\n([^`]*npx paywicket server[^`]*)```/.exec(readme)?.[1]
  if (block === undefined) throw new Error('The README does not say how to start the server')
  const found = block.replaceAll(README_SANDBOX, sandbox).matchAll(/\b([A-Z_]+)=(\S+)/g)
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, value]))
}
