/**
 * When a program that serves is to stop: SIGINT, SIGTERM, or the npm that started it is gone.
 *
 * `npx paywicket server` and `npm run` put npm and a shell above the program: npm -> sh -c -> node. npm passes SIGINT and
 * SIGTERM on to its child, which is the shell. A shell that has put the program in its own place (bash) passes them on so; others
 * (dash, BusyBox) die of them, npm ends, and the program would go on with nobody above it, its port and its database taken. Nothing
 * tells a program that one above it has died. But who loses its parent gets another one, and that is looked at; under npm
 * alone, as whoever starts a server from a shell and logs out wants it to go on.
 */
import { constants } from 'node:os'
import { areWhole, linksToManager, lookInProc } from './ancestors.ts'

/** Between two looks at who the parent is, ms. */
const LOOK = 500
/** A terminal signals npm and us at once, and npm passes it on: what comes within this time after the first is the same request, ms. */
const SAME = 1000

/** What of this process and those above it is needed here. */
export interface Host {
  on(signal: 'SIGINT' | 'SIGTERM', hear: () => void): unknown
  exit(code: number): void
  /** Are the programs above it, up to npm, still those that began it? Always, where no npm did. */
  isAttended(): boolean
}

/** This process. To be called as it begins: who is gone by then is never missed. */
export function thisProcess(): Host {
  const { pid, ppid, platform, env } = process
  const links = linksToManager(pid, lookInProc)
  // Elsewhere only the parent is known. Windows never gives another one, and has no such signals.
  const isUnderNpm = platform !== 'linux' && env['npm_command'] !== undefined
  return {
    on: (signal, hear) => process.on(signal, hear),
    exit: (code) => process.exit(code),
    isAttended: () => areWhole(links, lookInProc) && (!isUnderNpm || process.ppid === ppid),
  }
}

/**
 * Resolves once it is to stop, with the reason. A request after the first one has been at work for a while ends the process
 * at once.
 */
export function stopRequest(host: Host): Promise<'signal' | 'npm is gone'> {
  const { promise, resolve } = Promise.withResolvers<'signal' | 'npm is gone'>()
  let first: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    host.on(signal, () => {
      first ??= performance.now()
      if (performance.now() - first > SAME) host.exit(128 + constants.signals[signal])
      resolve('signal')
    })
  }
  const timer = setInterval(() => {
    if (host.isAttended()) return
    clearInterval(timer)
    first ??= performance.now()
    resolve('npm is gone')
  }, LOOK).unref()
  void promise.then(() => clearInterval(timer))
  return promise
}
