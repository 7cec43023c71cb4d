/** Whoever listens to a session is told of it, until he has had enough. */
import { expect, it } from 'vitest'
import { createRevisions } from './revisions.ts'

it('tells all who listen to the session, until they end it', () => {
  const revisions = createRevisions()
  const heard: string[] = []
  const endFirst = revisions.listen('ses_1', (revision) => heard.push(`first ${revision}`))
  const endOther = revisions.listen('ses_1', (revision) => heard.push(`other ${revision}`))
  revisions.publish('ses_1', 2)
  revisions.publish('ses_2', 9)
  endOther()
  revisions.missed()
  endFirst()
  endFirst()
  revisions.publish('ses_1', 3)
  expect(heard).toEqual(['first 2', 'other 2', 'first undefined'])
})
