/** What npm does not tell its scripts. */

/**
 * Runs `stop` once the shell that npm started this program in is gone: npm hands a signal to its shell alone, and the
 * shell ends without passing it on. Outside of npm nothing is watched.
 */
export function onceShellIsGone(stop: () => void): void {
  if ((process.env['npm_lifecycle_event'] ?? '') === '') return
  const shell = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(watch)
    stop()
  }, 500)
}
