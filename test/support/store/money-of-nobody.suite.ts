/** What every storage must do with money to no known order, with strays, and with counters and what is paid at them. */
import { expect, it } from 'vitest'
import type { Store } from '../../../server/domain/store.ts'
import { all, change, message, session, T0, unmatched } from './states.ts'

/** A part of `storeSuite`; `other` is another server's view of the same data, where there can be one. */
export function moneyOfNobodySuite(stores: () => { readonly store: Store; readonly other: Store }): void {
  it('keeps money to no known order once, with the larger sum', async () => {
    const { store, other } = stores()
    const made = await all(6, (index) =>
      (index % 2 ? store : other).keepUnmatched(unmatched(`um_${index}`, 'lost', 500), message(`msg_um_${index}`)),
    )
    const id = made[0]?.id ?? ''
    expect(new Set(made.map((one) => one?.id)).size).toBe(1)
    const messages = await store.claimMessages(T0 * 2, T0 * 2 + 1, 100)
    expect(messages.filter((one) => one.id.startsWith('msg_um'))).toHaveLength(1)
    await store.keepUnmatched(unmatched('um_less', 'lost', 400), message('msg_less'))
    expect(await other.unmatchedById(id)).toMatchObject({ report: { received: { minor: 500 } } })
    await store.keepUnmatched(unmatched('um_more', 'lost', 700), message('msg_more'))
    expect(await other.unmatched()).toMatchObject([{ id, report: { received: { minor: 700 } } }])
    expect(await other.unmatchedById('um_more')).toBeUndefined()
  })

  it('gives such money to an attempt with the change that counts it, or not at all', async () => {
    const { store, other } = stores()
    await store.open(session('owner'), undefined, [])
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
    const { store, other } = stores()
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
    const { store, other } = stores()
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
    const { store, other } = stores()
    for (const terminal of [undefined, '46', '47'])
      await store.keepStray({ provider: 'sim', payment: 'placed', ...(terminal ? { terminal } : {}) }, T0)
    const [placed] = await other.dueStrays(T0, T0 + 100, 10)
    expect(placed).toMatchObject({ payment: 'placed', terminal: '46' })
    if (placed) await store.settleStray(placed, undefined)
  })

  it('keeps a counter once, and each payment at it once, with the larger sums', async () => {
    const { store, other } = stores()
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
}
