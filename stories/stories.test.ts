import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { isChoosing } from '../server/domain/buyer-view.ts'
import { en as cactusgino } from '../server/providers/cactusgino/texts/en.ts'
import { en as invoice } from '../server/providers/invoice/texts/en.ts'
import { sentence as ofPaymega } from '../server/providers/paymega/resolutions.ts'
import { en as paymega } from '../server/providers/paymega/texts/en.ts'
import { en } from '../server/texts/en.ts'
import { LOCALES } from '../server/texts/locale.ts'
import {
  ATTEMPT_STATUSES,
  OUTCOMES,
  ROW_NAMES,
  sessionSchema,
  type Action,
  type Session,
} from '../src/contract/index.ts'
import { PAYMEGA_CODES } from './notices.ts'
import { BY_ACTION, STORIES } from './stories.ts'
import { createViewer } from './view.ts'

const BIRTH = Date.parse('2026-11-22T12:00:00Z')
const ADDRESSES = { page: 'http://127.0.0.1:1/form', shop: 'http://localhost:1/' }
const viewer = createViewer()

const sessions = await Promise.all(
  STORIES.map(async (story) => {
    const looks = { birth: BIRTH, now: BIRTH, addresses: ADDRESSES }
    const session = await viewer.view(story, { ...looks, locale: 'en' })
    return { story, state: viewer.stateOf(story, looks), session }
  }),
)
const actions = sessions.map(({ session }): Action => session.action)
const named = (name: string): Session => {
  const found = sessions.find(({ story }) => story.name === name)
  if (!found) throw new Error(`no story ${name}`)
  return found.session
}

describe('each story', () => {
  test('has a name of its own that a file can have', () => {
    const names = STORIES.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([])
    const titles = STORIES.map(({ title }) => title)
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
  })

  test.each(LOCALES)('is a session of the contract without loss, %s', async (locale) => {
    for (const story of STORIES) {
      const session = await viewer.view(story, { birth: BIRTH, now: BIRTH, locale, addresses: ADDRESSES })
      const unknown: unknown[] = []
      const schema = sessionSchema((what, value) => unknown.push([story.name, what, value]))
      expect(v.parse(schema, session), story.name).toEqual(session)
      expect(unknown).toEqual([])
      // A sentence whose slots were not filled in, or one that is not there.
      expect(JSON.stringify(session), story.name).not.toMatch(/\{[a-z]\w*\}|undefined|NaN/)
    }
  })

  test('chooses where the domain lets it', () => {
    for (const { story, state, session } of sessions) {
      expect(session.action.kind === 'choose', story.name).toBe(isChoosing(state))
    }
  })

  test.each(Object.entries(BY_ACTION))('of %s is that', (kind, { stories }) => {
    const wrong = stories.filter(({ name }) => named(name).action.kind !== kind)
    expect(wrong.map(({ name }) => `${name}: ${named(name).action.kind}`)).toEqual([])
  })
})

describe('together they show', () => {
  const all = <T>(values: readonly T[]) => [...new Set(values)].toSorted()
  const sorted = (values: readonly string[]) => values.toSorted()

  test('each outcome', () => {
    expect(all(actions.flatMap((action) => (action.kind === 'done' ? [action.outcome] : [])))).toEqual(sorted(OUTCOMES))
  })

  test('each status of an attempt', () => {
    expect(all(sessions.flatMap(({ session }) => session.attempt?.status ?? []))).toEqual(sorted(ATTEMPT_STATUSES))
  })

  test('each row of a transfer', () => {
    const rows = actions.flatMap((action) => (action.kind === 'transfer' ? action.rows : []))
    expect(all(rows.map(({ name }) => name))).toEqual(sorted(ROW_NAMES))
  })

  test('each reason why a method cannot be had', () => {
    const methods = actions.flatMap((action) => (action.kind === 'choose' ? action.methods : []))
    expect(all(methods.flatMap(({ disabled }) => disabled ?? []))).toEqual(['above-maximum', 'below-minimum', 'busy'])
  })

  const said = all(
    actions.flatMap((action) => {
      if (action.kind === 'choose') return action.notice?.text ?? []
      if (action.kind === 'transfer') return action.note ?? []
      return []
    }),
  )

  test.each([
    ['of the server', en.failures],
    ['of Cactusgino', cactusgino.sentences],
    ['of Paymega', paymega.sentences],
    ['of Invoice', invoice.advice],
  ])('each sentence %s about a payment that did not work', (_, sentences) => {
    const missing = Object.entries(sentences).filter(([, sentence]) => {
      const parts = sentence.split(/\{\w+\}/)
      return !said.some((text) => parts.every((part) => text.includes(part)))
    })
    expect(missing.map(([code]) => code)).toEqual([])
  })

  test('a code of Paymega by what it means', () => {
    for (const [meaning, code] of Object.entries(PAYMEGA_CODES)) {
      expect(ofPaymega(code, 'en')?.text).toBe(paymega.sentences[meaning as keyof typeof PAYMEGA_CODES])
    }
  })
})

test('time goes by from the birth on', async () => {
  const [transfer] = BY_ACTION.transfer.stories
  if (!transfer) throw new Error('no transfer')
  const at = (seconds: number) =>
    viewer.view(transfer, { birth: BIRTH, now: BIRTH + seconds * 1000, locale: 'en', addresses: ADDRESSES })
  const first = await at(0)
  expect(await at(60)).toEqual({ ...first, now: '2026-11-22T12:01:00.000Z' })
  const later = await at(1500)
  expect(later.action).toMatchObject({ kind: 'transfer', ended: 'expired' })
  expect(later.revision).toBeGreaterThan(first.revision)
})

test('the odd sums are what their names say', () => {
  expect(named('transfer-over').action).toMatchObject({ expiresAt: '2026-11-22T11:59:00.000Z' })
  expect(named('transfer-last-minutes').action).toMatchObject({ expiresAt: '2026-11-22T12:01:50.000Z' })
  expect(named('transfer-rest')).toMatchObject({ received: { value: '500.00' }, due: { value: '1003.17' } })
  expect(named('done-paid-accepted')).toMatchObject({ due: { value: '0.00' }, received: { value: '500.00' } })
  expect(named('done-paid-late').attempt?.status).toBe('paid')
  expect(named('done-expired-declined').action).toMatchObject({ failure: { code: 'no_operator' } })
  expect(named('choose-200').action).toMatchObject({ methods: { length: 200 } })
  expect(named('choose-test-mode').testMode).toBe(true)
  expect(named('choose-few').testMode).toBe(false)
})
