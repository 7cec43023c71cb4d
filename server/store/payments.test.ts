/** Rows that an older release has left of records that were taken back: they hold nothing. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it, onTestFinished } from 'vitest'
import { attempt, change, session } from '../../test/support/store/states.ts'
import type { Store } from '../domain/store.ts'
import { openStore } from './open-store.ts'

const opened = (store: Store, id: string, payments: readonly string[]) =>
  store.change(id, (state) => ({ value: 0, change: change({ ...state, attempts: [attempt(`${id}-1`, payments)] }) }))

it('is no holder, and another attempt takes the payment over', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'paywicket-')), 'older.db')
  const first = await openStore(`file:${path}`)
  for (const id of ['old', 'new']) await first.open(session(id), undefined, [])
  await opened(first, 'old', ['own'])
  await first.close()
  const database = new DatabaseSync(path)
  database.exec(`insert into payments values ('sim', 'mistyped', 'old', 'old-1'), ('sim', 'lost', 'gone', 'gone-1')`)
  database.close()

  const store = await openStore(`file:${path}`)
  onTestFinished(() => store.close())
  expect(await store.attemptOfPayment('sim', 'own')).toEqual({ session: 'old', attempt: 'old-1' })
  for (const payment of ['mistyped', 'lost']) expect(await store.attemptOfPayment('sim', payment)).toBeUndefined()
  await opened(store, 'new', ['mistyped', 'lost'])
  for (const payment of ['mistyped', 'lost'])
    expect(await store.attemptOfPayment('sim', payment)).toEqual({ session: 'new', attempt: 'new-1' })
})
