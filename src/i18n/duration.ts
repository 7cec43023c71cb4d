/** Durations as a language writes them. */

/** A duration in ms as the two largest of hours, minutes and seconds: "1 hr 5 min", "2 min 10 sec". */
export function durationText(tag: string, ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  // Nobody reads the short words of these.
  const unitDisplay = /^(hi|id)\b/.test(tag) ? 'long' : 'short'
  // Chrome has no words of Kazakh; see `contract/money-formatter.ts`. Its short ones are those of Russian, but for the hour.
  const isKazakh = /^kk\b/.test(tag)
  const write = (unit: string, value: number) =>
    isKazakh && unit === 'hour'
      ? `${value} сағ`
      : new Intl.NumberFormat(isKazakh ? 'ru' : tag, { style: 'unit', unit, unitDisplay }).format(value)
  const parts = [
    ['hour', Math.floor(seconds / 3600)],
    ['minute', Math.floor(seconds / 60) % 60],
    ['second', seconds % 60],
  ] as const
  const some = parts.filter(([, value]) => value > 0).slice(0, 2)
  return some.map(([unit, value]) => write(unit, value)).join(' ') || write('second', 0)
}

/** What a countdown shows for ms left: "14:05", "1:02:00". */
export function countdownText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`
}
