/** Asks the compiler about mutants, in a copy of the sources. */
import { spawn } from 'node:child_process'
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { applied, type Mutant } from './mutant.ts'

/** All that the server's types are made of. */
const PARTS = ['server', 'src', 'test', 'stories', 'tsconfig.base.json']

function compiles(root: string, folder: string): Promise<boolean> {
  const tsc = spawn(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'server'], {
    cwd: folder,
    stdio: 'ignore',
  })
  return new Promise((resolve) => tsc.once('close', (code) => resolve(code === 0)))
}

/** The mutants, those that the compiler refuses called `unbuilt`. Throws where the sources do not compile as they are. */
export async function withoutUnbuilt(root: string, mutants: readonly Mutant[]): Promise<readonly Mutant[]> {
  if (!mutants.some(({ verdict }) => verdict === 'survived')) return mutants
  const folder = join(root, '.cache/mutants/types')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const part of PARTS) await cp(join(root, part), join(folder, part), { recursive: true })
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  if (!(await compiles(root, folder))) throw new Error('the sources do not compile; see npm run types')
  const asked: Mutant[] = []
  for (const mutant of mutants) {
    if (mutant.verdict !== 'survived') {
      asked.push(mutant)
      continue
    }
    const path = join(folder, mutant.file)
    const source = await readFile(path, 'utf8')
    await writeFile(path, applied(source, mutant))
    asked.push((await compiles(root, folder)) ? mutant : { ...mutant, verdict: 'unbuilt' })
    await writeFile(path, source)
  }
  await rm(folder, { recursive: true, force: true })
  return asked
}
