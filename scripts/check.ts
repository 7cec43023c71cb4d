/**
 * `npm run check`: types, lint, format, and the unit tests of what has changed, side by side. `npm run check -- main`
 * takes what has changed since the branch `main`, instead of since the last commit.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { changedFiles } from './check/changed.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const [since = 'HEAD'] = process.argv.slice(2)

const say = (text: string) => void process.stdout.write(`${text}\n`)

/** Runs a Node program, says how it went, and what it has printed where it went badly. Resolves to its exit code. */
async function run(name: string, args: readonly string[]): Promise<number> {
  const from = performance.now()
  const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...colours } })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += String(chunk)))
  const code = await new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)))
  const seconds = ((performance.now() - from) / 1000).toFixed(1)
  say(code === 0 ? `${name}: good, ${seconds} s` : `${name}: not good, ${seconds} s\n${printed.trim()}\n`)
  return code
}

const tool = (path: string) => `${ROOT}node_modules/${path}`

async function unitTests(): Promise<number> {
  const files = await changedFiles(ROOT, since)
  if (files.length === 0) {
    say(`unit tests: nothing has changed since ${since}`)
    return 0
  }
  return run('unit tests of what has changed', [`${ROOT}scripts/check/unit-tests.ts`, ...files])
}

const codes = await Promise.all([
  run('types', [tool('typescript/bin/tsc'), '-b', '--pretty']),
  run('lint', [tool('oxlint/bin/oxlint')]),
  run('format', [tool('oxfmt/bin/oxfmt'), '--check', '.']),
  unitTests(),
])
process.exitCode = codes.every((code) => code === 0) ? 0 : 1
