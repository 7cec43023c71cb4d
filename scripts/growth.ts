/**
 * `npm run growth -- [--sessions 1000000] [--beside 10000] [--rounds 200] [--only sqlite|postgres]`: fills SQLite and PostgreSQL with
 * few and with many sessions, asks both the same in turns, and prints medians, ratios and plans. Takes some minutes and 4 KB of disk a
 * session, which are given back. Exit code 1 where the many take more than 1.5 times as long as the few, or where a table is read whole.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '../test/support/store/postgres.ts'
import { compare, plansOf } from './growth/compare.ts'
import { growPostgres, growSqlite, type Grown } from './growth/database.ts'

const MOST = 1.5
/** What is this much slower at the most is no slower: a timer and the machine have their own noise, ms. */
const NOISE = 0.05

const { values } = parseArgs({
  options: {
    sessions: { type: 'string', default: '1000000' },
    beside: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '200' },
    only: { type: 'string' },
  },
})
const [few, many, rounds] = [Number(values.beside), Number(values.sessions), Number(values.rounds)]

const say = (line: string): void => void process.stdout.write(`${line}\n`)

async function report(database: string, grow: (sessions: number) => Promise<Grown>): Promise<void> {
  const from = performance.now()
  const [small, large] = [await grow(few), await grow(many)]
  say(`\n${database}: ${few} and ${many} sessions, made in ${((performance.now() - from) / 1000).toFixed(0)} s`)
  say(`${'median, ms'.padEnd(30)}${String(few).padStart(10)}${String(many).padStart(10)}   ratio`)
  for (const { name, small: a, large: b } of await compare(small, large, rounds)) {
    const isHeld = b <= a * MOST + NOISE
    say(
      `${name.padEnd(30)}${a.toFixed(3).padStart(10)}${b.toFixed(3).padStart(10)}${(b / a).toFixed(2).padStart(8)}${isHeld ? '' : '   NOT held'}`,
    )
    if (!isHeld) process.exitCode = 1
  }
  for (const { name, sql, plan, faults } of await plansOf(large)) {
    say(`\n${name}: ${sql}`)
    for (const line of plan) say(`  ${line}${faults.includes(line) ? '   READS IT WHOLE' : ''}`)
    if (faults.length > 0) process.exitCode = 1
  }
  await small.close()
  await large.close()
}

const folder = await mkdtemp(join(tmpdir(), 'paywicket-growth-'))
try {
  if (values.only !== 'postgres') await report('SQLite', (sessions) => growSqlite(folder, sessions))
  await rm(folder, { recursive: true })
  if (values.only !== 'sqlite') {
    const postgres = await startPostgres(['fsync=off', 'max_wal_size=4GB'])
    try {
      await report('PostgreSQL', (sessions) => growPostgres(postgres, sessions))
    } finally {
      await postgres.stop()
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
