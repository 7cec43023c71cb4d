/** What a soak has done and seen, and what it found wrong. */
export interface Stats {
  count(name: string, by?: number): void
  /** A rule was broken. */
  wrong(line: string): void
  readonly figures: Readonly<Record<string, number>>
  readonly wrongs: readonly string[]
}

export function createStats(): Stats {
  const figures: Record<string, number> = {}
  const wrongs: string[] = []
  return {
    figures,
    wrongs,
    count(name, by = 1) {
      figures[name] = (figures[name] ?? 0) + by
    },
    wrong: (line) => void wrongs.push(line),
  }
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
export const between = (from: number, to: number): number => from + Math.random() * (to - from)
export const chance = (probability: number): boolean => Math.random() < probability
export function pick<T>(list: readonly [T, ...T[]]): T {
  return list[Math.floor(Math.random() * list.length)] ?? list[0]
}
