/**
 * `npm run release`: is this checkout ready to be released? It checks version, changelog, tags and tree, then makes a
 * fresh clone, installs, builds and tests that, packs it, and says how to tag and publish. It does neither itself.
 */
import { spawn } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import manifest from '../package.json' with { type: 'json' }
import { releaseCommands } from './release/commands.ts'
import { readFacts } from './release/facts.ts'
import { releaseFaults } from './release/faults.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const HELP = `Usage: npm run release [-- --tested]

  --tested  the tests of this very commit have just run well: only the package and its sizes are tried again
`

const say = (text: string) => void process.stdout.write(`${text}\n`)

/** Prints all that is wrong, and ends. */
function fail(faults: readonly string[]): never {
  process.stderr.write(`It cannot be released:\n${faults.map((fault) => `- ${fault}`).join('\n')}\n`)
  process.exit(1)
}

/** Runs a command where it can be watched; throws where it does not go well. */
async function run(cwd: string, command: string, ...args: readonly string[]): Promise<void> {
  say(`\n> ${command} ${args.join(' ')}`)
  const child = spawn(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' })
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) throw new Error(`\`${command} ${args.join(' ')}\` has failed in a fresh clone`)
}

function readTested(): boolean {
  try {
    return parseArgs({ options: { tested: { type: 'boolean', default: false } } }).values.tested
  } catch {
    process.stderr.write(HELP)
    process.exit(2)
  }
}

/** Builds and tries what is committed, in a clone of its own, and gives the path of the package that came of it. */
async function tryPackage(isTested: boolean): Promise<string> {
  const clone = await mkdtemp(join(tmpdir(), 'paywicket-release-'))
  try {
    await run(ROOT, 'git', 'clone', '--quiet', ROOT, clone)
    await run(clone, 'npm', 'ci')
    if (isTested) {
      say('\nLeft out, as --tested asks: types, lint, all tests but those of the package and its sizes.')
      await run(clone, 'npm', 'run', 'build')
      await run(clone, 'npm', 'run', 'test:unit', '--', 'scripts/package', 'scripts/bytes')
    } else {
      await run(clone, 'npm', 'test')
    }
    await run(clone, 'npm', 'pack', '--ignore-scripts')
    const name = `${manifest.name}-${manifest.version}.tgz`
    await mkdir(join(ROOT, '.cache/release'), { recursive: true })
    await copyFile(join(clone, name), join(ROOT, '.cache/release', name))
    return `.cache/release/${name}`
  } finally {
    await rm(clone, { recursive: true, force: true })
  }
}

const isTested = readTested()
const faults = releaseFaults(await readFacts(ROOT))
if (faults.length > 0) fail(faults)
say(`Version, changelog, tags and tree of ${manifest.version} are in order.`)
const tarball = await tryPackage(isTested).catch((error: unknown) =>
  fail([error instanceof Error ? error.message : String(error)]),
)
say('')
say(releaseCommands({ version: manifest.version, tarball, hasRepository: 'repository' in manifest }))
