/** The widget's files of several releases, in SQL. */
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress } from 'node:zlib'
import type { Kysely } from 'kysely'
import type { Store } from '../domain/store.ts'
import type { Tables } from './tables.ts'
import { isText, transactor } from './transact.ts'

const [compress, decompress] = [promisify(brotliCompress), promisify(brotliDecompress)]

/** That part of the storage. A file is kept as the base64 of its brotli, which both databases hold alike. */
export function chunksPart(db: Kysely<Tables>): Pick<Store, 'keepChunks' | 'dropChunks' | 'chunkNames' | 'chunk'> {
  const transact = transactor(db)
  return {
    async keepChunks(release, chunks, at) {
      if (chunks.length === 0) return
      // Always in one order, so that two servers that start at once do not wait for each other.
      const sorted = chunks.toSorted((a, b) => (a.name < b.name ? -1 : 1))
      const rows = await Promise.all(
        sorted.map(async ({ name, hash, bytes }) => {
          const body = (await compress(bytes)).toString('base64')
          return { name, hash, body, release, used_at: at }
        }),
      )
      await db
        .insertInto('chunks')
        .values(rows)
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet(({ ref }) => ({
            hash: ref('excluded.hash'),
            body: ref('excluded.body'),
            release: ref('excluded.release'),
            used_at: ref('excluded.used_at'),
          })),
        )
        .execute()
    },

    async dropChunks(releases, before) {
      await transact(async (trx) => {
        const newest = await trx
          .selectFrom('chunks')
          .select(({ fn }) => ['release', fn.max('used_at').as('used_at')])
          .groupBy('release')
          .orderBy('used_at', 'desc')
          .limit(releases)
          .execute()
        const kept = newest.map(({ release }) => release)
        if (kept.length === 0) return
        await trx.deleteFrom('chunks').where('release', 'not in', kept).where('used_at', '<', before).execute()
      })
    },

    async chunkNames() {
      const rows = await db.selectFrom('chunks').select('name').orderBy('name').execute()
      return rows.map(({ name }) => name)
    },

    async chunk(name) {
      if (!isText(name)) return undefined
      const row = await db.selectFrom('chunks').selectAll().where('name', '=', name).executeTakeFirst()
      if (!row) return undefined
      return { name, hash: row.hash, bytes: new Uint8Array(await decompress(Buffer.from(row.body, 'base64'))) }
    },
  }
}
