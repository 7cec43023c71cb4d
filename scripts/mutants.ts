/**
 * `npm run mutants`: makes thousands of small changes to the domain, one at a time, and runs its unit tests and the simulation
 * against each. A change that no test sees is a hole in them. A run that was cut off goes on where it was;
 * `-- server/domain/ledger.ts` takes some files, `-- --survivors` only what survived the last time, after tests were added.
 */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { withoutUnbuilt } from './mutants/compiler.ts'
import { HARMLESS } from './mutants/harmless.ts'
import { keyOf, type Mutant } from './mutants/mutant.ts'
import { domainFiles, inputsOf, keepFound, readFound, sourceOf } from './mutants/record.ts'
import { mutantsOf } from './mutants/stryker.ts'
import { LEAST, summaryOf } from './mutants/summary.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const { values, positionals } = parseArgs({ options: { survivors: { type: 'boolean' } }, allowPositionals: true })
const say = (text: string) => void process.stdout.write(`${text}\n`)

/** A killed mutant stays so while its file is the same and tests are only added. */
async function again(file: string, mutants: readonly Mutant[]): Promise<readonly Mutant[]> {
  const alive = mutants.filter(({ verdict }) => verdict === 'survived')
  if (alive.length === 0) return mutants
  const place = ({ line, start, endLine, end, is }: Mutant) => `${line}:${start}-${endLine}:${end} ${is}`
  const told = await withoutUnbuilt(ROOT, await mutantsOf(ROOT, file, alive))
  const now = new Map(told.map((mutant) => [place(mutant), mutant]))
  return mutants.map((mutant) => (mutant.verdict === 'survived' ? (now.get(place(mutant)) ?? mutant) : mutant))
}

async function found(file: string, inputs: string): Promise<readonly Mutant[]> {
  const source = await sourceOf(ROOT, file)
  const held = await readFound(ROOT, file)
  if (held?.inputs === inputs) return held.mutants
  const isSame = held?.source === source
  const mutants = await again(file, values.survivors && held && isSame ? held.mutants : await mutantsOf(ROOT, file))
  await keepFound(ROOT, file, { inputs, source, mutants })
  return mutants
}

const inputs = await inputsOf(ROOT)
const all: Mutant[] = []
for (const file of positionals.length > 0 ? positionals : await domainFiles(ROOT)) {
  const mutants = await found(file, inputs)
  const { killed, survived } = summaryOf(mutants, HARMLESS)
  if (mutants.length > 0) say(`${file}: ${killed} killed, ${survived.length} survived`)
  all.push(...mutants)
}

const { killed, survived, unbuilt, score, unexplained, stale } = summaryOf(all, HARMLESS)
for (const mutant of survived) {
  const why = HARMLESS[keyOf(mutant)] ?? 'NOBODY HAS SAID WHY IT CANNOT MATTER'
  say(`\n${mutant.file}:${mutant.line}:${mutant.start} ${mutant.kind}\n  - ${mutant.was}\n  + ${mutant.is}\n  ${why}`)
}
const isWhole = positionals.length === 0
if (isWhole) for (const key of stale) say(`\nscripts/mutants/harmless.ts explains what does not survive: ${key}`)
say(`\n${killed} killed, ${survived.length} survived (${score} % killed); ${unbuilt} do not compile`)
const isGood = score >= LEAST && unexplained.length === 0 && (!isWhole || stale.length === 0)
process.exitCode = isGood ? 0 : 1
