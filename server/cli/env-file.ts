/**
 * `--env-file FILE`: variables from a file, as Node reads them. Node itself takes this option wherever it stands in the
 * arguments, fills the environment before any line of ours runs, and ends with its own sentence where there is no such file; so what
 * is read here is there already. This reading says what Node passes over in silence.
 */
import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { whyUnread } from '../settings/secret-files.ts'

/** A value in quotes, which may go on over several lines. */
const QUOTED = /^(\s*(?:export\s+)?[\w.-]+\s*=\s*)(["'`])(?:(?!\2)[^])*\2[^\n]*$/gm
const VARIABLE = /^(?:export\s+)?[A-Za-z_][\w.-]*\s*=(.*)$/

/** Reads the file at `path` into `env`, whose own variables stay. The answer is a sentence for each fault; none repeats a value. */
export function loadEnvFile(
  path: string,
  env: Record<string, string | undefined>,
  read: (path: string) => string = (file) => readFileSync(file, 'utf8'),
): readonly string[] {
  let text: string
  try {
    text = read(path)
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n')
  } catch (error) {
    return [`--env-file: the file ${path} ${whyUnread(error)}.`]
  }
  const faults = faultsIn(text).map((fault) => `--env-file: ${path}, ${fault}.`)
  if (faults.length > 0) return faults
  for (const [name, value] of Object.entries(parseEnv(text))) env[name] ??= value
  return []
}

/** Lines that Node would pass over, or read otherwise than they look. */
function faultsIn(text: string): readonly string[] {
  // The lines stay as many, so that the numbers are those of the file.
  const bare = text.replaceAll(QUOTED, (whole, name: string) => `${name}x${'\n'.repeat(whole.split('\n').length - 1)}`)
  return bare.split('\n').flatMap((raw, index) => {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) return []
    const value = VARIABLE.exec(line)?.[1]
    if (value === undefined) return `line ${index + 1} is not NAME=value`
    return /^\s*["'`]/.test(value) ? `line ${index + 1} begins a quote that does not end` : []
  })
}
