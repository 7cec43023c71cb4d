import { beforeEach, describe, expect, it } from 'vitest'
import { until } from '../../test/support/until.ts'
import type { Session } from '../../src/contract/index.ts'
import { createBroadcasts, type Asked, type Broadcasts } from './broadcasts.ts'
import { createRevisions, type Revisions } from './revisions.ts'

let revisions: Revisions
let broadcasts: Broadcasts
let revision: number
let reads: number
let checks: number
let ended: Set<string>
let isGone: boolean
let beat: () => void

beforeEach(() => {
  revisions = createRevisions()
  revision = 1
  reads = 0
  checks = 0
  ended = new Set()
  isGone = false
  const beats = new Set<() => void>()
  beat = () => beats.forEach((work) => work())
  broadcasts = createBroadcasts({
    revisions,
    async view() {
      reads += 1
      const now = revision
      await new Promise((resolve) => setImmediate(resolve))
      return isGone ? undefined : ({ revision: now } as Session)
    },
    isReadable: async () => !isGone,
    async isHeld(_session, token) {
      checks += 1
      return !ended.has(token)
    },
    now: () => Date.now(),
    timers: {
      sleep: () => new Promise(() => {}),
      every(_ms, work) {
        beats.add(work)
        return () => beats.delete(work)
      },
    },
    log: { info() {}, warn() {}, error() {} },
  })
})

const ASKED: Asked = { session: 'ses_1', token: 'a', locale: 'en', tag: 'en', known: -1 }

/** A buyer's line: what has come through it. */
function follow(more: Partial<Asked> = {}) {
  const line = { heard: [] as number[], comments: 0, isFull: false, isOver: false }
  const seat = broadcasts.join(
    { ...ASKED, ...more },
    {
      isReady: () => !line.isFull,
      write(bytes) {
        const id = /^id: (\d+)\ndata: \{.*\}\n\n$/.exec(
          typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes),
        )
        if (id) line.heard.push(Number(id[1]))
        else line.comments += 1
      },
      end() {
        line.isOver = true
        seat.leave()
      },
    },
  )
  return { line, seat }
}

const publish = () => {
  revision += 1
  revisions.publish('ses_1', revision)
}
const has = (lines: readonly { line: { heard: number[] } }[], wanted: number) =>
  until(
    () => lines.every(({ line }) => line.heard.at(-1) === wanted),
    (isSo) => isSo,
  )

describe('a revision', () => {
  it('is read once, and its token looked at once, for three thousand who listen', async () => {
    const lines = Array.from({ length: 3000 }, () => follow())
    await has(lines, 1)
    expect(reads).toBe(1)
    checks = 0
    for (let told = 2; told <= 11; told += 1) {
      publish()
      await has(lines, told)
    }
    expect(reads).toBe(11)
    expect(checks).toBe(10)
    for (const { line } of lines) expect(line.heard).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect(broadcasts.size()).toBe(3000)
  })

  it('lets others have their turn while it is given to all', async () => {
    const lines = Array.from({ length: 3000 }, () => follow())
    await has(lines, 1)
    publish()
    await until(
      () => lines.filter(({ line }) => line.heard.at(-1) === 2).length,
      (count) => count > 0,
    )
    // `until` has had its turn before all had theirs, or between two.
    let turns = 0
    publish()
    while (lines.some(({ line }) => line.heard.at(-1) !== 3)) {
      turns += 1
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(turns).toBeGreaterThan(50)
  })

  it('is read once in each language', async () => {
    const lines = [follow(), follow(), follow({ locale: 'ru', tag: 'ru' }), follow({ session: 'ses_2' })]
    await has(lines, 1)
    expect(reads).toBe(3)
  })

  it('is not sent to whom it has been shown', async () => {
    const { line } = follow({ known: 1 })
    const other = follow()
    await has([other], 1)
    expect(line).toMatchObject({ heard: [], comments: 1 })
    publish()
    await has([other, { line }], 2)
  })

  it('that comes while another is read is read after it', async () => {
    const lines = [follow()]
    publish()
    publish()
    await has(lines, 3)
    expect(reads).toBeLessThanOrEqual(2)
  })

  it('that may have been missed is looked for', async () => {
    const lines = [follow()]
    await has(lines, 1)
    revision = 7
    revisions.missed()
    await has(lines, 7)
  })
})

describe('a line that is full', () => {
  it('gets the newest when it takes more, and nothing meanwhile', async () => {
    const slow = follow()
    const quick = follow()
    await has([slow, quick], 1)
    slow.line.isFull = true
    publish()
    await has([quick], 2)
    publish()
    await has([quick], 3)
    expect(slow.line.heard).toEqual([1])
    slow.line.isFull = false
    slow.seat.ready()
    await has([slow], 3)
    expect(slow.line.heard).toEqual([1, 3])
  })

  it('is closed when it has taken nothing from one comment to the next', async () => {
    const slow = follow()
    await has([slow], 1)
    slow.line.isFull = true
    beat()
    await Promise.resolve()
    expect(slow.line.isOver).toBe(false)
    beat()
    expect(slow.line.isOver).toBe(true)
    expect(broadcasts.size()).toBe(0)
  })
})

describe('a stream', () => {
  it('ends with its token, as soon as something is told, and is sent nothing more', async () => {
    const mine = follow()
    const other = follow({ token: 'b' })
    await has([mine, other], 1)
    ended.add('a')
    publish()
    await has([other], 2)
    expect(mine.line).toMatchObject({ heard: [1], isOver: true })
    expect(other.line.isOver).toBe(false)
    // Also where there is no new revision, as when tokens were taken back.
    ended.add('b')
    revisions.publish('ses_1', revision)
    await until(
      () => other.line.isOver,
      (isOver) => isOver,
    )
    expect(broadcasts.size()).toBe(0)
  })

  it('ends with its token though nothing is told', async () => {
    const mine = follow()
    await has([mine], 1)
    ended.add('a')
    await until(
      () => (beat(), mine.line.isOver),
      (isOver) => isOver,
    )
  })

  it('ends when the session is not to be read any more', async () => {
    const mine = follow()
    await has([mine], 1)
    isGone = true
    await until(
      () => (beat(), mine.line.isOver),
      (isOver) => isOver,
    )
    expect(broadcasts.size()).toBe(0)
  })
})
