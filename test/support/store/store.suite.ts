/** What every storage must do, whatever is behind it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../../server/domain/store.ts'
import { erasingSuite } from './erasing.suite.ts'
import { heldPaymentsSuite } from './held-payments.suite.ts'
import { listsSuite } from './lists.suite.ts'
import { moneyOfNobodySuite } from './money-of-nobody.suite.ts'
import { routesSuite } from './routes.suite.ts'
import { all, attempt, change, message, refund, session, T0 } from './states.ts'

/** `open` makes an empty storage; `again`, where there is one, opens the same data a second time beside the first. */
export interface Kind {
  open(): Promise<Store>
  again?(): Promise<Store>
}

/** Runs the suite; the stores are closed by it. */
export function storeSuite(name: string, kind: Kind): void {
  describe(`storage: ${name}`, () => {
    let store: Store
    /** Another server's view of the same data, where there can be one. */
    let other: Store
    beforeAll(async () => {
      store = await kind.open()
      other = kind.again ? await kind.again() : store
    })
    afterAll(async () => {
      await store.close()
      if (other !== store) await other.close()
    })
    const put = (id: string, wakeAt?: number) => store.open(session(id), wakeAt, [])

    it('opens an order once, however many ask at the same time', async () => {
      const results = await all(8, (index) =>
        (index % 2 ? store : other).open(session(`race${index}`, 'race'), undefined, [
          { fingerprint: `race-key-${index}`, kind: 'token' },
        ]),
      )
      const held = results.filter((result) => result !== 'opened')
      expect(held).toHaveLength(7)
      const [first] = held
      for (const state of held) expect(state).toEqual(first)
      const winner = results.indexOf('opened')
      expect(first).toMatchObject({ id: `race${winner}` })
      expect(await store.keyHolder(`race-key-${winner}`)).toEqual({ session: `race${winner}`, kind: 'token' })
      expect(await store.keyHolder(`race-key-${(winner + 1) % 8}`)).toBeUndefined()
    })

    it('drops every key to one session, and no other', async () => {
      for (const id of ['drop', 'keep']) {
        await put(id)
        await store.addKeys(id, [
          { fingerprint: `${id} token`, kind: 'token' },
          { fingerprint: `${id} page`, kind: 'page' },
        ])
      }
      await store.dropKeys('drop')
      await store.dropKeys('nobody')
      const holders = ['drop token', 'drop page', 'keep token'].map((key) => other.keyHolder(key))
      expect(await Promise.all(holders)).toEqual([undefined, undefined, { session: 'keep', kind: 'token' }])
    })

    it('keeps keys, sessions and what finds them', async () => {
      await put('find')
      await store.addKeys('find', [{ fingerprint: 'k1', kind: 'page' }])
      expect(await other.keyHolder('k1')).toEqual({ session: 'find', kind: 'page' })
      expect(await other.read('find')).toEqual(session('find'))
      expect(await other.read('nobody')).toBeUndefined()
      expect(await store.change('nobody', () => ({ value: 1 }))).toBeUndefined()
      const state = { ...session('find'), attempts: [attempt('a1', ['p1', 'p2'])], refunds: [refund('r1', 'a1')] }
      expect(await store.change('find', () => ({ value: 'seen', change: change(state) }))).toBe('seen')
      expect(await other.read('find')).toEqual(state)
      expect(await other.sessionOfAttempt('a1')).toBe('find')
      expect(await other.sessionOfRefund('r1')).toBe('find')
      expect(await other.sessionOfAttempt('a2')).toBeUndefined()
      for (const payment of ['p1', 'p2'])
        expect(await other.attemptOfPayment('sim', payment)).toEqual({ session: 'find', attempt: 'a1' })
      expect(await other.attemptOfPayment('other', 'p1')).toBeUndefined()
    })

    it('takes one payment for one attempt only', async () => {
      await put('first')
      await put('second')
      const held = (id: string, of: string) => ({ ...session(id), attempts: [attempt(of, ['shared'])] })
      await store.change('first', () => ({ value: 0, change: change(held('first', 'f1')) }))
      await store.change('second', () => ({ value: 0, change: change(held('second', 's1')) }))
      expect(await store.attemptOfPayment('sim', 'shared')).toEqual({ session: 'first', attempt: 'f1' })
    })

    it('changes one session by one caller at a time', async () => {
      await put('count')
      await all(25, (index) =>
        (index % 2 ? store : other).change('count', (state) => ({
          value: 0,
          change: change(
            { ...state, revision: state.revision + 1 },
            { log: [{ at: T0, what: 'counted', detail: { index } }] },
          ),
        })),
      )
      expect(await store.read('count')).toMatchObject({ revision: 26 })
      const log = await other.log('count')
      expect(log.map((line) => line.seq)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1))
      expect(new Set(log.map((line) => line.detail?.['index'])).size).toBe(25)
    })

    it('stores all of a change or nothing', async () => {
      await put('whole')
      await put('taken')
      await store.change('taken', (state) => ({
        value: 0,
        change: change({ ...state, attempts: [attempt('once')] }, { messages: [message('msg_once')] }),
      }))
      const twice = store.change('whole', (state) => ({
        value: 0,
        change: change(
          { ...state, revision: 9, attempts: [attempt('mine')] },
          { wakeAt: T0, log: [{ at: T0, what: 'never' }], messages: [message('msg_once')] },
        ),
      }))
      await expect(twice).rejects.toThrow()
      expect(await store.read('whole')).toEqual(session('whole'))
      expect(await store.log('whole')).toEqual([])
      expect(await store.sessionOfAttempt('mine')).toBeUndefined()
      const thrown = store.change('whole', () => {
        throw new Error('a bug')
      })
      await expect(thrown).rejects.toThrow('a bug')
      expect(await store.change('whole', ({ revision }) => ({ value: revision }))).toBe(1)
    })

    it('gives out each session that is due once, the longest due first', async () => {
      const ids = Array.from({ length: 12 }, (_, index) => `due${String(index).padStart(2, '0')}`)
      for (const [index, id] of ids.entries()) await put(id, T0 - 1000 + index)
      await put('later', T0 + 1)
      const batches = await all(4, (index) => (index % 2 ? store : other).due(T0, T0 + 30_000, 5))
      const taken = batches.flat()
      expect(new Set(taken).size).toBe(taken.length)
      const rest = await store.due(T0, T0 + 30_000, 50)
      expect([...taken, ...rest].toSorted()).toEqual(ids)
      expect(await store.due(T0, T0 + 30_000, 5)).toEqual([])
      expect(await store.due(T0 + 1, T0 + 30_000, 5)).toEqual(['later'])
      // Nobody came back for them: their time comes again.
      expect(await store.due(T0 + 30_000, T0 + 60_000, 50)).toHaveLength(13)
      await store.change('due00', (state) => ({ value: 0, change: change(state, { wakeAt: T0 + 5 }) }))
      expect(await store.due(T0 + 5, T0 + 9, 5)).toEqual(['due00'])
      await store.change('due00', (state) => ({ value: 0, change: change(state) }))
      expect(await store.due(T0 + 9, T0 + 10, 5)).toEqual([])
    })

    it('keeps what the shop is to be told until it is told', async () => {
      await put('tell')
      const told = ['msg_1', 'msg_2', 'msg_3']
      await store.change('tell', (state) => ({
        value: 0,
        change: change(state, { log: [{ at: T0, what: 'said' }], messages: told.map((id) => message(id)) }),
      }))
      const far = T0 + 1_000_000_000
      // Whatever other tests have left to tell is out of the way.
      const drained = await store.claimMessages(far, far + 1, 100)
      expect(drained.map((one) => one.id)).toEqual(expect.arrayContaining(told))
      for (const one of drained) if (!told.includes(one.id)) await store.recordDelivery(one.id, { kind: 'delivered' })
      for (const id of told) await store.recordDelivery(id, { kind: 'again', at: far + 2, error: 'away' })

      const batches = await all(4, (index) => (index % 2 ? store : other).claimMessages(far + 2, far + 60_000, 2))
      const taken = batches.flat()
      expect(taken.map((one) => one.id).toSorted()).toEqual(told)
      expect(taken[0]).toMatchObject({ event: 'session.paid', tries: 1, createdAt: T0 })
      expect(JSON.parse(taken[0]?.body ?? '')).toEqual({ id: taken[0]?.id })
      expect(await store.oldestMessage(T0 + 5000)).toBe(5000)

      await store.recordDelivery('msg_1', { kind: 'delivered' })
      await store.recordDelivery('msg_2', { kind: 'given-up', error: 'answered 500' })
      // The server that took the third died: it is given out again, under the same id.
      expect((await other.claimMessages(far + 60_000, far + 70_000, 9)).map((one) => one.id)).toEqual(['msg_3'])
      await store.recordDelivery('msg_3', { kind: 'delivered' })

      const failed = await other.listMessages({ state: 'failed', limit: 10 })
      expect(failed).toMatchObject([{ id: 'msg_2', tries: 2, error: 'answered 500', session: 'tell', state: 'failed' }])
      const stored = await other.listMessages({ session: 'tell', limit: 9 })
      expect(stored.map(({ id, event, state, error }) => [id, event, state, error])).toEqual([
        ['msg_3', 'session.paid', 'delivered', undefined],
        ['msg_2', 'session.paid', 'failed', 'answered 500'],
        ['msg_1', 'session.paid', 'delivered', undefined],
      ])
      expect((await other.listMessages({ session: 'tell', limit: 2 })).map(({ id }) => id)).toEqual(['msg_3', 'msg_2'])
      expect(await other.listMessages({ session: 'nobody', limit: 9 })).toEqual([])
      expect(await other.listMessages({ session: 'nul\u0000', limit: 9 })).toEqual([])
      expect(await store.requeue('nobody', far)).toBe(false)
      expect(await store.requeue('msg_2', far)).toBe(true)
      expect(await store.listMessages({ state: 'failed', limit: 10 })).toEqual([])
      const [again] = await store.claimMessages(far, far + 1, 9)
      expect(again).toMatchObject({ id: 'msg_2', tries: 0 })
      await store.recordDelivery('msg_2', { kind: 'delivered' })
      expect(await store.oldestMessage(far)).toBe(0)
    })

    moneyOfNobodySuite(() => ({ store, other }))

    heldPaymentsSuite(() => ({ store, other }))

    it('answers every use of an idempotency key with the first one', async () => {
      const answers = await all(6, (index) => (index % 2 ? store : other).firstUse('key', 'print', `answer${index}`))
      const first = answers.indexOf(undefined)
      expect(answers.filter((answer) => answer === undefined)).toHaveLength(1)
      expect(await other.firstUse('key', 'another', 'x')).toEqual({ fingerprint: 'print', answer: `answer${first}` })
    })

    it('keeps the files of the newest releases, and of those that were in use not long ago', async () => {
      const DAY = 86_400_000
      const file = (name: string, hash = `hash of ${name}`) => ({
        name,
        hash,
        bytes: new Uint8Array([...name].map((letter) => letter.charCodeAt(0))),
      })
      for (const [age, names] of [
        [90, ['a-1', 'same']],
        [80, ['a-2', 'same']],
        [70, ['a-3', 'same']],
        [2, ['a-4', 'new']],
        [1, ['a-5', 'new']],
      ] as const)
        await (age % 20 ? store : other).keepChunks(
          `release ${names[0]}`,
          names.map((name) => file(name)),
          T0 - age * DAY,
        )
      await store.keepChunks('release a-5', [file('a-5', 'mended')], T0)
      await all(2, () => store.dropChunks(4, T0 - 30 * DAY))
      expect(await other.chunkNames()).toEqual(['a-2', 'a-3', 'a-4', 'a-5', 'new', 'same'])
      await other.dropChunks(1, T0 - 30 * DAY)
      expect(await store.chunkNames()).toEqual(['a-4', 'a-5', 'new'])
      expect(await store.chunk('a-5')).toEqual(file('a-5', 'mended'))
      expect(await store.chunk('a-1')).toBeUndefined()
      await store.keepChunks('none', [], T0)
      await store.dropChunks(0, T0 + DAY)
      expect(await store.chunkNames()).toEqual(['a-4', 'a-5', 'new'])
    })

    it('keeps large numbers, empty texts and every letter', async () => {
      const odd = { name: 'Ёлка “;’ \\ 🧾 \u0000', large: Number.MAX_SAFE_INTEGER, empty: '' }
      const state = { ...session('odd'), terms: { ...session('odd').terms, metadata: odd } }
      await store.open(state, Number.MAX_SAFE_INTEGER, [])
      expect(await other.read('odd')).toEqual(state)
    })

    it('finds nothing under what no text can hold', async () => {
      const odd = 'a\u0000b'
      expect(await store.read(odd)).toBeUndefined()
      expect(await store.sessionOfAttempt(odd)).toBeUndefined()
      expect(await store.attemptOfPayment('sim', odd)).toBeUndefined()
      expect(await store.sessionOfRefund(odd)).toBeUndefined()
      expect(await store.unmatchedById(odd)).toBeUndefined()
      expect(await store.chunk(odd)).toBeUndefined()
      expect(await store.requeue(odd, T0)).toBe(false)
      expect(await store.list({ order: odd, limit: 5 })).toEqual([])
    })

    erasingSuite(() => ({ store, other }))
    listsSuite(() => ({ store, other }))
    routesSuite(() => ({ store, other }))

    it('answers a ping', () => store.ping())
  })
}
