/** What a build or a program says when it fails, cut down to what helps. */
import { stripVTControlCharacters } from 'node:util'

/** So many lines are shown. */
const LINES = 12
/** Stacks, and what Node and the bundler print around a fault of ours. */
const NOISE =
  /^\s+at |^\s+\d+: |^Stack backtrace:|^Node\.js v|^\(Use `node |^node:internal|^\s+triggerUncaughtException\(/

export function faultText(printed: string): string {
  const lines = stripVTControlCharacters(printed).split('\n')
  return lines
    .filter((line) => line.trim() !== '' && !NOISE.test(line))
    .slice(0, LINES)
    .join('\n')
}
