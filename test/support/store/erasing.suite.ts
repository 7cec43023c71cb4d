/** What every storage must do about the persons in it. */
import { expect, it } from 'vitest'
import { erase } from '../../../server/domain/erasure.ts'
import type { SessionState } from '../../../server/domain/session.ts'
import type { Store } from '../../../server/domain/store.ts'
import { attempt, change, message, session, T0, unmatched } from './states.ts'

const DAY = 86_400_000

/** `stores` answers the storage and another server's view of it, once they are open. */
export function erasingSuite(stores: () => { readonly store: Store; readonly other: Store }): void {
  const of = (id: string, customer: string, more: Partial<SessionState> = {}): SessionState => {
    const made = session(id)
    return { ...made, terms: { ...made.terms, customer: { id: customer } }, ...more }
  }
  const end = (at: number) => ({ end: { outcome: 'paid', at } }) as const
  const put = (state: SessionState) => stores().store.open(state, undefined, [])
  const become = (state: SessionState) => stores().store.change(state.id, () => ({ value: 1, change: change(state) }))

  it('finds the sessions of a customer, as long as they name him', async () => {
    const { store, other } = stores()
    for (const id of ['cust-a', 'cust-b']) await put(of(id, 'anna'))
    await put(of('cust-c', 'boris'))
    const { customer: _nobody, ...terms } = session('cust-guest').terms
    await put({ ...session('cust-guest'), terms })
    expect(await other.sessionsOfCustomer('anna', '', 10)).toEqual(['cust-a', 'cust-b'])
    expect(await store.sessionsOfCustomer('nobody', '', 10)).toEqual([])
    expect(await store.sessionsOfCustomer('', '', 10)).toEqual([])
    expect(await store.sessionsOfCustomer('a\u0000b', '', 10)).toEqual([])
    expect(await store.sessionsOfCustomer('anna', 'cust-a', 10)).toEqual(['cust-b'])
    expect(await store.sessionsOfCustomer('anna', '', 1)).toEqual(['cust-a'])
    const { state } = erase(of('cust-a', 'anna', end(T0)), {}, { now: T0, capabilities: () => never() })
    await become(state)
    expect(await other.sessionsOfCustomer('anna', '', 10)).toEqual(['cust-b'])
  })

  it('lists what may be erased by its age, the oldest first and page by page', async () => {
    const { store, other } = stores()
    const from = T0 - 1000 * DAY
    for (const [id, at] of [
      ['old-c', from + 2],
      ['old-a', from + 1],
      ['old-b', from + 1],
    ] as const)
      await put(of(id, 'c', end(at)))
    await put(of('old-open', 'c'))
    const first = await other.erasable(from + 2, undefined, 2)
    expect(first).toEqual([
      { id: 'old-a', from: from + 1 },
      { id: 'old-b', from: from + 1 },
    ])
    expect(await store.erasable(from + 2, first[1], 2)).toEqual([{ id: 'old-c', from: from + 2 }])
    expect(await store.erasable(from + 1, first[1], 2)).toEqual([])
    await become({ ...of('old-a', '', end(from + 1)), erasure: { doneAt: T0 } })
    // Asked for while it was open: it is the first one once it is over.
    await become({ ...of('old-open', 'c', end(from + 9)), erasure: { askedAt: T0 } })
    expect(await store.erasable(from + 2, undefined, 9)).toEqual([
      { id: 'old-open', from: 0 },
      { id: 'old-b', from: from + 1 },
      { id: 'old-c', from: from + 2 },
    ])
  })

  it('makes what is over of a customer due at once, in one stroke', async () => {
    const { store, other } = stores()
    const at = T0 - 2000 * DAY
    for (const id of ['due-a', 'due-b']) await put(of(id, 'many', end(at)))
    await put(of('due-open', 'many'))
    await put(of('due-other', 'few', end(at)))
    expect(await store.dueOfCustomer('many')).toBe(2)
    expect((await other.erasable(0, undefined, 99)).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['due-a', 'due-b']),
    )
    expect((await other.erasable(at, undefined, 99)).find(({ id }) => id === 'due-other')?.from).toBe(at)
    expect(await store.dueOfCustomer('nobody')).toBe(0)
  })

  it('drops what waits to be told as well, where nobody is told', async () => {
    const { store } = stores()
    await put(of('untold', 'c'))
    const state = of('untold', 'c', end(T0))
    await store.change('untold', () => ({ value: 1, change: change(state, { messages: [message('untold-1')] }) }))
    const erased: SessionState = { ...state, erasure: { doneAt: T0 } }
    await store.change('untold', () => ({ value: 1, change: change(erased, { erases: 'waiting' }) }))
    expect(await store.requeue('untold-1', T0)).toBe(false)
  })

  it('takes persons out of what stands beside a session: its log, what was told, its keys', async () => {
    const { store, other } = stores()
    const state: SessionState = { ...of('bare', 'c', end(T0)), attempts: [attempt('bare-1')] }
    await put(of('bare', 'c'))
    await put(of('beside', 'c'))
    for (const id of ['bare', 'beside']) await store.addKeys(id, [{ fingerprint: `${id} key`, kind: 'page' }])
    const log = [{ at: T0, what: 'attempt.recorded', detail: { note: 'WHO', record: 'r' } }]
    const messages = [message('bare-told'), message('bare-waiting'), message('bare-failed')]
    await store.change('bare', () => ({ value: 1, change: change(state, { log, messages }) }))
    await store.recordDelivery('bare-told', { kind: 'delivered' })
    await store.recordDelivery('bare-failed', { kind: 'given-up', error: 'WHO' })
    const held = { ...unmatched('bare-money', 'bare-p', 5), assignedTo: 'bare-1', dismissed: { note: 'WHO', at: T0 } }
    const { assignedTo: _to, ...free } = held
    await store.keepUnmatched(free, message('bare-unmatched'))
    await store.change('bare', () => ({ value: 1, change: change(state, { assignTo: 'bare-1' }) }), 'bare-money')
    const erased: SessionState = { ...state, erasure: { doneAt: T0 } }
    const line = { at: T0, what: 'session.erased' }
    await store.change('bare', () => ({ value: 1, change: change(erased, { erases: 'told', log: [line] }) }))
    expect(await other.log('bare')).toEqual([
      { seq: 1, at: T0, what: 'attempt.recorded', detail: { record: 'r' } },
      { seq: 2, ...line },
    ])
    expect([await other.keyHolder('bare key'), (await other.keyHolder('beside key'))?.session]).toEqual([
      undefined,
      'beside',
    ])
    const ids = ['bare-told', 'bare-failed', 'bare-waiting']
    expect(await Promise.all(ids.map((id) => store.requeue(id, Number.MAX_SAFE_INTEGER)))).toEqual([false, false, true])
    // What waited is told, and gone then.
    await store.recordDelivery('bare-waiting', { kind: 'delivered' })
    expect(await store.requeue('bare-waiting', T0)).toBe(false)
    expect((await other.unmatchedById('bare-money'))?.dismissed).toEqual({ note: '', at: T0 })
  })

  it('drops old keys of calls and old messages that were told, so many at a time', async () => {
    const { store } = stores()
    await put(of('drop-told', 'c'))
    const messages = [1, 2, 3].map((index) => message(`drop-${index}`))
    const log = [{ at: T0 - 5 * DAY, what: 'x' }]
    await store.change('drop-told', () => ({ value: 1, change: change(of('drop-told', 'c'), { messages, log }) }))
    for (const index of [1, 2]) await store.recordDelivery(`drop-${index}`, { kind: 'delivered' })
    expect(await store.dropOlder(T0 - 5 * DAY, 100)).toBe(0)
    expect(await store.dropOlder(T0 - 4 * DAY, 1)).toBe(1)
    expect(await store.dropOlder(T0 - 4 * DAY, 100)).toBe(1)
    const left = await Promise.all([1, 2, 3].map((index) => store.requeue(`drop-${index}`, Number.MAX_SAFE_INTEGER)))
    expect(left).toEqual([false, false, true])
    await store.firstUse('drop key', 'print', 'answer')
    expect(await store.firstUse('drop key', 'print', 'other')).toMatchObject({ answer: 'answer' })
    await store.dropOlder(Date.now() + DAY, 10_000)
    expect(await store.firstUse('drop key', 'print', 'again')).toBeUndefined()
  })

  it('takes persons out of old money for nobody that is settled', async () => {
    const { store, other } = stores()
    const dismissed = { note: 'WHO', at: T0 }
    for (const [id, at] of [
      ['nobody-old', T0 - 9 * DAY],
      ['nobody-new', T0],
    ] as const) {
      await store.keepUnmatched({ ...unmatched(id, `${id} p`, 5), firstSeenAt: at }, message(id))
      await store.dismissUnmatched(id, dismissed)
    }
    await store.keepUnmatched(
      { ...unmatched('nobody-open', 'nobody-open p', 5), firstSeenAt: T0 - 9 * DAY, unclear: { why: 'two sums' } },
      message('nobody-open'),
    )
    await store.unsayOlder(T0 - DAY)
    expect((await other.unmatchedById('nobody-old'))?.dismissed?.note).toBe('')
    expect((await other.unmatchedById('nobody-new'))?.dismissed?.note).toBe('WHO')
    // Somebody still has to look at it.
    expect((await other.unmatchedById('nobody-open'))?.unclear?.why).toBe('two sums')
  })

  it('keeps persons for 400 days where nobody has said otherwise, and has read all there is', async () => {
    const { store, other } = stores()
    expect([await store.keepDays(), await other.keepDays()]).toEqual([400, 400])
    expect(await store.findOlder(10)).toBe(0)
    await store.wipe()
  })
}

function never(): never {
  throw new Error('nobody asks what a payment system can do')
}
