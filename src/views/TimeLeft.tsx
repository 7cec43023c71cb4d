import { countdownText, durationText } from '../i18n/duration.ts'
import { Countdown } from '../ui/Countdown.tsx'
import type { LazyViewContext } from './view-context.ts'

/** How long until a moment of the server's clock (ISO 8601), ms; ticks. No moment never ends. */
export function leftUntil(moment: string | undefined, { controller }: LazyViewContext): number | undefined {
  return moment === undefined ? undefined : Date.parse(moment) - controller.now.value
}

export interface TimeLeftProps {
  readonly context: LazyViewContext
  /** ms */
  readonly left: number | undefined
  /** The moment itself (ISO 8601), where it is to stand beside. */
  readonly until?: string | undefined
}

/** The countdown of a step; nothing where there is no end, or where it is over. */
export function TimeLeft({ context: { translator, say }, left, until }: TimeLeftProps) {
  if (left === undefined || left <= 0) return null
  const text = translator.t('timeLeft', { time: countdownText(left) })
  const said = translator.t('timeLeft', { time: durationText(translator.tag, Math.ceil(left / 1000) * 1000) })
  const time = until && new Date(until).toLocaleTimeString(translator.tag, { timeStyle: 'short' })
  return <Countdown left={left} text={text} until={time && translator.t('until', { time })} said={said} onSay={say} />
}
