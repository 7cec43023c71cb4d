/** Durations as a language writes them. */

/** A duration in ms as the two largest of hours, minutes and seconds: "1 hr 5 min", "2 min 10 sec". */
export function durationText(tag: string, ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  // Kazakh has the short words of Russian, and Chrome has only those; see `contract/money-formatter.ts`.
  const words = tag.replace(/^kk\b.*/, 'ru')
  const write = (unit: string, value: number) =>
    new Intl.NumberFormat(words, { style: 'unit', unit, unitDisplay: 'short' }).format(value)
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
