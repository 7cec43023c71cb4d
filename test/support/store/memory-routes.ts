/** How routes have fared, in memory. */
import type { RouteBook, Streak } from '../../../server/domain/route-book.ts'

export function memoryRoutes(): RouteBook {
  const counts = new Map<string, { route: string; what: string; hour: number; times: number }>()
  const streaks = new Map<string, Streak>()
  return {
    async countRoute(route, what, hour) {
      const key = JSON.stringify([route, what, hour])
      const held = counts.get(key)
      counts.set(key, { route, what, hour, times: (held?.times ?? 0) + 1 })
    },
    async routeCounts(from) {
      const sums = new Map<string, { route: string; what: string; times: number }>()
      for (const { route, what, hour, times } of counts.values()) {
        if (hour < from) continue
        const key = JSON.stringify([route, what])
        sums.set(key, { route, what, times: (sums.get(key)?.times ?? 0) + times })
      }
      return [...sums.values()]
    },
    async dropRouteCounts(before) {
      for (const [key, { hour }] of counts) if (hour < before) counts.delete(key)
    },
    async changeStreak(route, change) {
      streaks.set(route, change(streaks.get(route)))
    },
    async endStreak(route) {
      streaks.delete(route)
    },
    async busyRoutes(now) {
      return [...streaks].flatMap(([route, { busyUntil }]) => (busyUntil > now ? [{ route, until: busyUntil }] : []))
    },
  }
}
