/** What every storage must do, whatever is behind it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../../server/domain/store.ts'
import { attempt, change, refund, session, T0, message, unmatched } from './states.ts'

/** `open` makes an empty storage; `again`, where there is one, opens the same data a second time beside the first. */
export interface Kind {
  open(): Promise<Store>
  again?(): Promise<Store>
}

const all = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)))

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

    it('lists sessions by order, status and place', async () => {
      for (const id of ['list1', 'list2', 'list3']) await put(id)
      const ended = { ...session('list2'), end: { outcome: 'paid' as const, at: T0 } }
      await store.change('list2', () => ({ value: 0, change: change(ended) }))
      const ids = async (filter: Parameters<Store['list']>[0]) => (await other.list(filter)).map((state) => state.id)
      expect(await ids({ order: 'order-list2', limit: 5 })).toEqual(['list2'])
      expect(await ids({ status: 'paid', limit: 5 })).toEqual(['list2'])
      expect(await ids({ after: 'list1', limit: 2 })).toEqual(['list2', 'list3'])
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

      const failed = await other.failedMessages(10)
      expect(failed.map(({ id, tries, error }) => ({ id, tries, error }))).toEqual([
        { id: 'msg_2', tries: 2, error: 'answered 500' },
      ])
      expect(await store.requeue('nobody', far)).toBe(false)
      expect(await store.requeue('msg_2', far)).toBe(true)
      expect(await store.failedMessages(10)).toEqual([])
      const [again] = await store.claimMessages(far, far + 1, 9)
      expect(again).toMatchObject({ id: 'msg_2', tries: 0 })
      await store.recordDelivery('msg_2', { kind: 'delivered' })
      expect(await store.oldestMessage(far)).toBe(0)
    })

    it('keeps money to no known order once, with the larger sum', async () => {
      const made = await all(6, (index) =>
        (index % 2 ? store : other).keepUnmatched(unmatched(`um_${index}`, 'lost', 500), message(`msg_um_${index}`)),
      )
      const [{ id } = { id: '' }] = made
      expect(new Set(made.map((one) => one.id)).size).toBe(1)
      const messages = await store.claimMessages(T0 * 2, T0 * 2 + 1, 100)
      expect(messages.filter((one) => one.id.startsWith('msg_um'))).toHaveLength(1)
      await store.keepUnmatched(unmatched('um_less', 'lost', 400), message('msg_less'))
      expect(await other.unmatchedById(id)).toMatchObject({ report: { received: { minor: 500 } } })
      await store.keepUnmatched(unmatched('um_more', 'lost', 700), message('msg_more'))
      expect(await other.unmatched()).toMatchObject([{ id, report: { received: { minor: 700 } } }])
      expect(await other.unmatchedById('um_more')).toBeUndefined()
    })

    it('gives such money to an attempt with the change that counts it, or not at all', async () => {
      await put('owner')
      await store.keepUnmatched(unmatched('um_mine', 'mine', 500), message('msg_mine'))
      const give = (from: Store, to: string) =>
        from.change(
          'owner',
          (state, unmatchedMoney) => {
            if (!unmatchedMoney || unmatchedMoney.assignedTo !== undefined)
              return { value: unmatchedMoney?.assignedTo ?? 'nothing' }
            const grown = { ...state, revision: state.revision + (unmatchedMoney.report.received?.minor ?? 0) }
            return { value: to, change: { ...change(grown), assignTo: to } }
          },
          'um_mine',
        )
      const failed = store.change(
        'owner',
        (state) => ({
          value: 0,
          change: { ...change(state, { messages: [message('msg_mine')] }), assignTo: 'nobody' },
        }),
        'um_mine',
      )
      await expect(failed).rejects.toThrow()
      const owners = await all(6, (index) => give(index % 2 ? store : other, `to${index}`))
      expect(new Set(owners).size).toBe(1)
      const [to] = owners
      expect(await store.read('owner')).toMatchObject({ revision: 501 })
      expect(await other.unmatchedById('um_mine')).toMatchObject({ assignedTo: to })
      expect(await store.keepUnmatched(unmatched('um_new', 'mine', 900), message('msg_new'))).toMatchObject({
        id: 'um_mine',
        assignedTo: to,
        report: { received: { minor: 900 } },
      })
      expect(
        await store.change('owner', (_state, unmatchedMoney) => ({ value: unmatchedMoney === undefined }), 'nobody'),
      ).toBe(true)
    })

    it('dismisses unmatched money, and has it back with more of it', async () => {
      await store.keepUnmatched(unmatched('um_no', 'nobodys', 500), message('msg_no'))
      const dismissed = { note: 'a test', at: T0, by: 'Anna' }
      expect(await other.dismissUnmatched('um_no', dismissed)).toMatchObject({ id: 'um_no', dismissed })
      expect(await store.dismissUnmatched('um_no', { note: 'again', at: T0 + 1 })).toMatchObject({ dismissed })
      expect(await store.unmatchedById('um_no')).toMatchObject({ dismissed })
      expect(await other.unmatchedOfPayment('sim', 'nobodys')).toMatchObject({ id: 'um_no', dismissed })
      expect(await store.unmatchedOfPayment('mis', 'nobodys')).toBeUndefined()
      expect(await store.keepUnmatched(unmatched('um_2', 'nobodys', 500), message('msg_no_2'))).toMatchObject({
        dismissed,
      })
      const grown = await store.keepUnmatched(unmatched('um_3', 'nobodys', 900), message('msg_no_3'))
      expect(grown).toMatchObject({ id: 'um_no', report: { received: { minor: 900 } } })
      expect(grown).not.toHaveProperty('dismissed')
      expect(await other.unmatchedById('um_no')).not.toHaveProperty('dismissed')
      expect(await store.dismissUnmatched('um_none', dismissed)).toBeUndefined()
    })

    it('gives each stray to one caller, again after a while, until it is settled', async () => {
      await all(3, (index) =>
        (index % 2 ? store : other).keepStray({ provider: 'sim', payment: 'stray', terminal: '46' }, T0),
      )
      const taken = await all(4, (index) => (index % 2 ? store : other).dueStrays(T0, T0 + 100, 10))
      expect(taken.flat()).toEqual([{ provider: 'sim', payment: 'stray', tries: 0, terminal: '46', until: T0 + 100 }])
      const [stray] = await store.dueStrays(T0 + 100, T0 + 200, 10)
      if (stray) await other.settleStray(stray, T0 + 500)
      expect(await store.dueStrays(T0 + 499, T0 + 600, 10)).toEqual([])
      await store.keepStray({ provider: 'sim', payment: 'stray' }, T0 + 300)
      const [again] = await store.dueStrays(T0 + 300, T0 + 600, 10)
      expect(again).toMatchObject({ tries: 1, terminal: '46' })
      // Named again while it is asked about: what is answered then may be older.
      await other.keepStray({ provider: 'sim', payment: 'stray' }, T0 + 400)
      if (again) await store.settleStray(again, undefined)
      if (again) await store.settleStray(again, T0 + 9000)
      const [named] = await store.dueStrays(T0 + 400, T0 + 700, 10)
      expect(named).toMatchObject({ tries: 1, terminal: '46' })
      if (named) await store.settleStray(named, undefined)
      expect(await other.dueStrays(Number.MAX_SAFE_INTEGER, T0, 10)).toEqual([])
    })

    it('learns the place of a stray from a later callback, and keeps the one it has', async () => {
      for (const terminal of [undefined, '46', '47'])
        await store.keepStray({ provider: 'sim', payment: 'placed', ...(terminal ? { terminal } : {}) }, T0)
      const [placed] = await other.dueStrays(T0, T0 + 100, 10)
      expect(placed).toMatchObject({ payment: 'placed', terminal: '46' })
      if (placed) await store.settleStray(placed, undefined)
    })

    it('keeps a counter once, and each payment at it once, with the larger sums', async () => {
      const counter = {
        id: 'ctr_1',
        provider: 'sim',
        terminal: '46',
        name: 'Till',
        link: 'https://sim.test/T46',
        createdAt: T0,
      }
      await all(3, (index) => (index % 2 ? store : other).keepCounter({ ...counter, name: `Till ${index}` }))
      const { name } = (await other.counter('ctr_1')) ?? { name: '' }
      expect(await store.counters()).toEqual([{ ...counter, name }])
      expect(await store.counterAt('sim', '46')).toEqual({ ...counter, name })
      expect([await store.counterAt('sim', '45'), await store.counterAt('mis', '46')]).toEqual([undefined, undefined])
      expect([await store.counter('ctr_2'), await store.counterPayments('ctr_2')]).toEqual([undefined, []])
      const paid = (minor: number, back = 0, at = T0) => ({
        provider: 'sim',
        payment: 'at-the-till',
        counter: 'ctr_1',
        report: {
          payment: 'at-the-till',
          state: 'succeeded' as const,
          received: { minor, currency: 'RUB' },
          ...(back > 0 ? { refunded: { minor: back, currency: 'RUB' } } : {}),
        },
        at,
      })
      await all(4, (index) => (index % 2 ? store : other).keepCounterPayment(paid(500), message(`msg_till_${index}`)))
      await store.keepCounterPayment(paid(400, 0, T0 + 1), message('msg_till_less'))
      expect(await other.counterPayments('ctr_1')).toEqual([paid(500)])
      await store.keepCounterPayment(paid(500, 200, T0 + 2), message('msg_till_back'))
      expect(await other.counterPayments('ctr_1')).toEqual([paid(500, 200)])
      await store.keepCounterPayment(paid(900, 0, T0 + 3), message('msg_till_more'))
      expect(await other.counterPayment('sim', 'at-the-till')).toEqual(paid(900, 200))
      expect(await store.counterPayment('sim', 'elsewhere')).toBeUndefined()
      const unpaid = { ...paid(0), payment: 'unpaid', at: T0 - 1 }
      await store.keepCounterPayment(unpaid, message('msg_till_unpaid'))
      expect((await other.counterPayments('ctr_1')).map(({ payment }) => payment)).toEqual(['at-the-till', 'unpaid'])
      const told = await store.claimMessages(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 1000)
      const ids = told.map(({ id }) => id).filter((id) => id.startsWith('msg_till_'))
      expect([ids.length, ids.includes('msg_till_more'), ids.includes('msg_till_less')]).toEqual([2, true, false])
    })

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

    it('answers a ping', () => store.ping())
  })
}
