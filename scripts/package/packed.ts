/** The package as it would be published, for tests and for whole projects around it. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const run = promisify(execFile)

export interface Packed {
  /** The absolute path of the `.tgz`. */
  readonly tarball: string
  /** The paths in it, as npm lists them. */
  readonly files: readonly string[]
  /**
   * A new folder in which only this package is installed, and besides it what `links` names: packages by their names,
   * and the absolute folders they are in. Throws where one is not there.
   */
  install(links?: Readonly<Record<string, string>>): Promise<string>
  remove(): Promise<void>
}

/** Packs what `npm run build` has left in `dist`. It needs no registry. */
export async function pack(): Promise<Packed> {
  const folder = await mkdtemp(join(tmpdir(), 'paywicket-package-'))
  const npm = ['pack', '--ignore-scripts', '--offline', '--json', '--pack-destination', folder]
  const { stdout } = await run('npm', npm, { cwd: ROOT, shell: process.platform === 'win32' })
  const [packed] = JSON.parse(stdout) as readonly { filename: string; files: readonly { path: string }[] }[]
  if (!packed) throw new Error('npm packed nothing')
  const tarball = join(folder, packed.filename)
  return {
    tarball,
    files: packed.files.map(({ path }) => path),
    async install(links = {}) {
      const place = await mkdtemp(join(folder, 'project-'))
      const own = join(place, 'node_modules/paywicket')
      await mkdir(own, { recursive: true })
      await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', own])
      for (const [name, target] of Object.entries(links)) {
        if (!existsSync(target)) throw new Error(`${target} is not there: npm ci installs it`)
        const link = join(place, 'node_modules', name)
        await mkdir(dirname(link), { recursive: true })
        await symlink(target, link, 'junction')
      }
      return place
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
