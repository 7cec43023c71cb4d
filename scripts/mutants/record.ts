/** What has been found so far, a file of the domain each, so that a run that was cut off goes on where it was. */
import { createHash } from 'node:crypto'
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Mutant } from './mutant.ts'

export interface Found {
  /** Of everything that can change a verdict. */
  readonly inputs: string
  /** Of the file that was changed. */
  readonly source: string
  readonly mutants: readonly Mutant[]
}

const INPUTS = ['server/**/*.ts', 'src/contract/*.ts', 'test/{simulation,support}/**/*.ts', 'scripts/mutants/*.ts']

async function named(root: string, patterns: readonly string[]): Promise<readonly string[]> {
  const files: string[] = []
  for await (const file of glob([...patterns], { cwd: root })) files.push(file)
  return files.toSorted()
}

/** The files of the domain, by their paths from the root. */
export async function domainFiles(root: string): Promise<readonly string[]> {
  const files = await named(root, ['server/domain/**/*.ts'])
  return files.filter((file) => !file.endsWith('.test.ts'))
}

async function hashOf(root: string, files: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file}\0`).update(await readFile(join(root, file)))
  return hash.digest('hex')
}

export const inputsOf = async (root: string): Promise<string> => hashOf(root, await named(root, INPUTS))
export const sourceOf = (root: string, file: string): Promise<string> => hashOf(root, [file])

const placeOf = (root: string, file: string) => join(root, '.cache/mutants', `${file.replaceAll('/', '.')}.json`)

export async function readFound(root: string, file: string): Promise<Found | undefined> {
  const text = await readFile(placeOf(root, file), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as Found)
}

export async function keepFound(root: string, file: string, found: Found): Promise<void> {
  const place = placeOf(root, file)
  await mkdir(dirname(place), { recursive: true })
  await writeFile(place, JSON.stringify(found, undefined, 1))
}
