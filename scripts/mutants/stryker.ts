/** Stryker, told what to change and by which tests. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LogLevel } from '@stryker-mutator/api/core'
import { Stryker } from '@stryker-mutator/core'
import { changed, textBetween, type Mutant } from './mutant.ts'

/** Runs of the simulation, a random day each: most mutants fall in a few, and those that get past them have to get past many. */
const RUNS = { all: '20', again: '150' } as const

const range = ({ file, line, start, endLine, end }: Mutant) => `${file}:${line}:${start - 1}-${endLine}:${end - 1}`

/**
 * Makes every mutant of one file, or only those of `again`, and runs the tests against each. Texts are left alone: those that
 * matter are names of closed unions, where the compiler finds a wrong one, and the others are read by people.
 */
export async function mutantsOf(root: string, file: string, again: readonly Mutant[] = []): Promise<readonly Mutant[]> {
  const source = await readFile(join(root, file), 'utf8')
  process.env['SIMULATION_RUNS'] = again.length > 0 ? RUNS.again : RUNS.all
  const results = await new Stryker({
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'scripts/mutants/vitest.config.ts', related: false },
    // It would read this file by the programming interface of an older compiler.
    tsconfigFile: 'none',
    configFile: undefined,
    mutate: again.length > 0 ? again.map(range) : [file],
    mutator: { excludedMutations: ['StringLiteral'] },
    ignorePatterns: ['dist', 'demo', 'docs', 'e2e', '.cache'],
    coverageAnalysis: 'perTest',
    concurrency: 2,
    // A mutant that never ends is as good as seen.
    timeoutMS: 15_000,
    reporters: [],
    logLevel: 'error' as LogLevel,
    tempDirName: '.cache/mutants/work',
    allowConsoleColors: false,
  }).runMutationTest()
  return results.flatMap(({ status, mutatorName, replacement, location: { start, end } }): readonly Mutant[] => {
    if (status !== 'Killed' && status !== 'Timeout' && status !== 'Survived' && status !== 'NoCoverage') return []
    const verdict = status === 'Killed' || status === 'Timeout' ? 'killed' : 'survived'
    const place = { line: start.line, start: start.column, endLine: end.line, end: end.column }
    const change = { ...place, was: textBetween(source, start, end), is: replacement }
    return [{ file, kind: mutatorName, ...change, ...changed(source, change), verdict }]
  })
}
