import { expect, it } from 'vitest'
import { faultsOf } from './plans.ts'

it.each([
  'SCAN sessions',
  'SCAN log',
  'SCAN sessions USING INDEX sqlite_autoindex_sessions_1',
  'Seq Scan on sessions  (cost=0.00..5.00 rows=20 width=32)',
  '  ->  Parallel Seq Scan on sessions  (cost=0.00..5.00 rows=20 width=32)',
])('%s reads a table whole', (line) => {
  expect(faultsOf(['LIMIT', line])).toEqual([line])
})

it.each([
  'SCAN sessions USING INDEX sessions_age',
  'SCAN CONSTANT ROW',
  'SEARCH sessions USING INDEX sessions_status (status=?)',
  '  ->  Index Scan Backward using sessions_age on sessions  (cost=0.29..5.00 rows=50 width=32)',
  'USE TEMP B-TREE FOR ORDER BY',
])('%s does not', (line) => {
  expect(faultsOf([line])).toEqual([])
})
