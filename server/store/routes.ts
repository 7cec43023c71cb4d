/** How routes have fared, in SQL: counts by the hour, and failures in a row. */
import { sql, type Kysely } from 'kysely'
import type { RouteBook, Streak } from '../domain/route-book.ts'
import type { Tables } from './tables.ts'
import { transactor } from './transact.ts'

const streakOf = (row: Tables['route_streaks']): Streak => ({
  failures: Number(row.failures),
  failedAt: Number(row.failed_at),
  busyUntil: Number(row.busy_until),
})

/** That part of the storage. */
export function routesPart(db: Kysely<Tables>, lockRows: boolean): RouteBook {
  const transact = transactor(db)
  return {
    async countRoute(route, what, hour) {
      await db
        .insertInto('route_counts')
        .values({ route, what, hour, times: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(['hour', 'route', 'what'])
            .doUpdateSet((eb) => ({ times: eb('route_counts.times', '+', 1) })),
        )
        .execute()
    },

    async routeCounts(hour) {
      const rows = await db
        .selectFrom('route_counts')
        .select(['route', 'what', sql<number>`sum(times)`.as('times')])
        .where('hour', '>=', hour)
        .groupBy(['route', 'what'])
        .execute()
      return rows.map((row) => ({ ...row, times: Number(row.times) }))
    },

    async dropRouteCounts(hour) {
      await db.deleteFrom('route_counts').where('hour', '<', hour).execute()
    },

    async changeStreak(route, change) {
      await transact(async (trx) => {
        // A row to lock: two servers whose first failures come at once.
        const none = { route, failures: 0, failed_at: 0, busy_until: 0 }
        await trx
          .insertInto('route_streaks')
          .values(none)
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        const query = trx.selectFrom('route_streaks').selectAll().where('route', '=', route)
        const row = await (lockRows ? query.forUpdate() : query).executeTakeFirst()
        const held = row && row.failures > 0 ? streakOf(row) : undefined
        const next = change(held)
        await trx
          .updateTable('route_streaks')
          .set({ failures: next.failures, failed_at: next.failedAt, busy_until: next.busyUntil })
          .where('route', '=', route)
          .execute()
      })
    },

    async endStreak(route) {
      await db.deleteFrom('route_streaks').where('route', '=', route).execute()
    },

    async busyRoutes(now) {
      const rows = await db
        .selectFrom('route_streaks')
        .select(['route', 'busy_until'])
        .where('busy_until', '>', now)
        .execute()
      return rows.map((row) => ({ route: row.route, until: Number(row.busy_until) }))
    },
  }
}
