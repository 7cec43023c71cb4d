/** `PAYWICKET_LOG_LEVEL`: how much a program says of what it does. */
import { pino, type LevelWithSilent } from 'pino'

const LEVELS: readonly string[] = [...Object.values(pino.levels.labels), 'silent']

const isLevel = (name: string): name is LevelWithSilent => LEVELS.includes(name)

/** What is wrong with the variable, where `readLogLevel` gave nothing. */
export const LOG_LEVEL_FAULT = `PAYWICKET_LOG_LEVEL must be one of ${LEVELS.join(', ')}`

/** The level that is asked for, `usual` where none is; undefined where there is no such level. */
export function readLogLevel(
  env: Readonly<Record<string, string | undefined>>,
  usual: LevelWithSilent = 'info',
): LevelWithSilent | undefined {
  const name = env['PAYWICKET_LOG_LEVEL']?.trim() || usual
  return isLevel(name) ? name : undefined
}
