import { expect, it } from 'vitest'
import { session } from '../../test/support/store/states.ts'
import { openStore } from '../store/open-store.ts'
import { everySession } from './every-session.ts'

it.each([0, 1, 500, 1001])('walks %i sessions, each once', async (count) => {
  const store = await openStore('file::memory:')
  const ids = Array.from({ length: count }, (_, index) => `ses_${String(index).padStart(4, '0')}`)
  for (const id of ids) await store.open(session(id), undefined, [])
  const walked: string[] = []
  for await (const { id } of everySession(store)) walked.push(id)
  expect(walked.toSorted()).toEqual(ids)
  await store.close()
})
