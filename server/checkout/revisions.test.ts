/** Streams are counted, and whoever waits for a call is not. */
import { expect, it } from 'vitest'
import { createRevisions } from './revisions.ts'

it('tells all who listen, and counts the streams among them', () => {
  const revisions = createRevisions()
  const heard: string[] = []
  const endStream = revisions.subscribe('ses_1', (revision) => heard.push(`stream ${revision}`))
  const endWait = revisions.listen('ses_1', (revision) => heard.push(`wait ${revision}`))
  expect(revisions.size()).toBe(1)
  revisions.publish('ses_1', 2)
  revisions.publish('ses_2', 9)
  endWait()
  revisions.missed()
  endStream()
  endStream()
  revisions.publish('ses_1', 3)
  expect(heard).toEqual(['stream 2', 'wait 2', 'stream undefined'])
  expect(revisions.size()).toBe(0)
})
