/** `PAYWICKET_LOG_LEVEL`: how much a program says of what it does. */
import { pino, type LevelWithSilent } from 'pino'

export const LOG_LEVELS: readonly string[] = [...Object.values(pino.levels.labels), 'silent']

export const isLogLevel = (name: string): name is LevelWithSilent => LOG_LEVELS.includes(name)

/** The level that is asked for, `usual` where none is; undefined where there is no such level. */
export function readLogLevel(
  env: Readonly<Record<string, string | undefined>>,
  usual: LevelWithSilent = 'info',
): LevelWithSilent | undefined {
  const name = env['PAYWICKET_LOG_LEVEL']?.trim() || usual
  return isLogLevel(name) ? name : undefined
}
