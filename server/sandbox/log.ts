/** What the sandbox alone prints of what it does, as `PAYWICKET_LOG_LEVEL` asks. */
import { pino } from 'pino'

/** `level` is that of the line. */
export type Log = (line: string, level: 'info' | 'error') => void

const RANKS: ReadonlyMap<string, number> = new Map([...Object.entries(pino.levels.values), ['silent', Infinity]])

/** Writes lines of the level in `env`, `info` where there is none, and of those above it. Throws where there is no such level. */
export function createLog(env: Readonly<Record<string, string | undefined>>, write: (text: string) => void): Log {
  const least = RANKS.get(env['PAYWICKET_LOG_LEVEL']?.trim() || 'info')
  if (least === undefined) throw new Error(`PAYWICKET_LOG_LEVEL must be one of ${[...RANKS.keys()].join(', ')}`)
  return (line, level) => {
    if ((RANKS.get(level) ?? 0) >= least) write(`${line}\n`)
  }
}
