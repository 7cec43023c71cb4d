import * as v from 'valibot'
import { expect, it } from 'vitest'
import { surroundings } from '../../../test/support/providers/canned.ts'
import type { ListPage, Provider } from '../provider.ts'
import { factoryOf } from './factory.ts'

const report = { payment: 'p1', state: 'pending', screen: { kind: 'frame', url: 'https://localhost/form' } } as const
const found = { kind: 'report', report } as const
const failed = { payment: 'p1', state: 'failed', failure: 'unsupported_flow' }

/** Leads to this machine whatever it is asked. */
const provider: Provider = {
  id: 'hostile',
  createLimit: 1,
  check: async () => ({ kind: 'answers' }),
  callbackLimit: 1,
  lacks: [],
  settings: v.object({}),
  repeatable: false,
  methods: async () => ({ kind: 'methods', methods: [], account: { name: 'Shop', website: 'https://localhost/' } }),
  create: async () => found,
  lookup: async () => found,
  lookupPayment: async () => found,
  close: async () => ({ kind: 'open', detail: '', report }),
  edit: async () => ({ kind: 'changed', report }),
  counter: async () => ({ kind: 'counter', terminal: '1', link: 'https://192.168.0.1/' }),
  async *list() {
    yield { kind: 'page', reports: [{ attempt: 'a1', report }] }
  },
  callback: async () => ({ kind: 'reports', reports: [{ attempt: 'a1', report }], reply: {} }),
  sentence: () => undefined,
}

async function answersIn(mode: 'test' | 'live') {
  const factory = factoryOf(
    'hostile',
    [],
    [],
    () => ({ kind: 'on', config: {} }),
    () => provider,
  )
  const setup = factory.fromEnv({}, surroundings({ mode }))
  if (setup.kind !== 'on') throw new Error('it is off')
  const { signal } = new AbortController()
  const unasked = undefined as never
  const { methods, create, lookup, lookupPayment, close, edit, counter, list, callback } = setup.provider
  const pages: ListPage[] = []
  for await (const page of list?.(0, signal) ?? []) pages.push(page)
  return {
    reports: [
      ...(await Promise.all([
        create(unasked, signal),
        lookup?.(unasked, signal),
        lookupPayment?.(unasked, signal),
        close?.(unasked, signal),
        edit?.(unasked, signal),
      ])),
      ...pages.flatMap((page) => (page.kind === 'page' ? page.reports : [])),
      ...(await callback(unasked).then((result) => (result.kind === 'reports' ? result.reports : []))),
    ].map((result) => result && 'report' in result && result.report),
    face: await methods(unasked, signal),
    counter: await counter?.(unasked, signal),
  }
}

it('where real money moves, no answer of any call leads to this machine or its network', async () => {
  const { reports, face, counter } = await answersIn('live')
  expect(reports).toEqual(Array.from({ length: 7 }, () => failed))
  expect(face).toMatchObject({ account: { name: 'Shop' } })
  expect(JSON.stringify(face)).not.toContain('localhost')
  expect(counter).toMatchObject({ kind: 'failed' })
})

it('in test mode the sandbox on this machine is paid at', async () => {
  const { reports, face, counter } = await answersIn('test')
  expect(reports).toEqual(Array.from({ length: 7 }, () => report))
  expect(face).toMatchObject({ account: { website: 'https://localhost/' } })
  expect(counter).toMatchObject({ kind: 'counter' })
})
