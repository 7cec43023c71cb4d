/** A program that `npm run dev` starts, as it sees itself. */

/** How a start went, as it is told to who made it. */
export type Start =
  | { readonly kind: 'answers' }
  /** `lasting`: no change to a file would mend it. */
  | { readonly kind: 'failed'; readonly why: string; readonly lasting: boolean }

export interface Supervised {
  /** Resolves when it answers, to what ends it. */
  start(): Promise<{ close(): Promise<void> }>
  /** What a start has failed for, in words. */
  why(error: unknown): string
  isLasting(error: unknown): boolean
}

/** Where in our own files an error was made, on a line of its own. */
function placeOf(error: unknown): string {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : []
  const place = lines.find((line) => /^\s+at .*file:/.test(line) && !line.includes('/node_modules/'))
  return place === undefined ? '' : `\n${place}`
}

/** Runs it until it is told to stop, or until nobody is left to tell it. */
export async function supervised({ start, why, isLasting }: Supervised): Promise<void> {
  const tell = (message: Start, then = () => {}) => process.send?.(message, undefined, undefined, then)
  const running = start()
  const stop = () => void running.then((one) => one.close()).finally(() => process.exit(0))
  // Ctrl-C reaches every program of a terminal. It is for the one that started this to say when.
  process.on('SIGINT', () => {})
  process.once('SIGTERM', stop)
  process.once('disconnect', stop)
  try {
    await running
    tell({ kind: 'answers' })
  } catch (error) {
    const lasting = isLasting(error)
    tell({ kind: 'failed', why: why(error) + (lasting ? '' : placeOf(error)), lasting }, () => process.exit(1))
  }
}
