import { expect, it } from 'vitest'
import type { CreateResult, OfferedMethod } from '../provider.ts'
import { pagelessServices } from './pageless.ts'

const method = (id: string): OfferedMethod => ({
  id,
  category: 'other',
  name: id,
  summary: id,
  fields: [],
  opening: 'provider',
})
const answered = (failure?: string): CreateResult => ({
  kind: 'report',
  report: { payment: 'p1', state: 'failed', ...(failure === undefined ? {} : { failure }) },
})

it('hides a service for an hour that led nowhere, and no other', () => {
  let time = 0
  const { learn, without } = pagelessServices(() => time)
  const offered = () => {
    const result = without({ kind: 'methods', methods: [method('boleto'), method('pix')] })
    return result.kind === 'methods' ? result.methods.map(({ id }) => id) : result.kind
  }
  learn({ method: 'pix' }, answered('declined'))
  learn({ method: 'pix' }, answered())
  learn({ method: 'pix' }, { kind: 'refused', failure: 'unsupported_flow', detail: '' })
  expect(offered()).toEqual(['boleto', 'pix'])
  learn({ method: 'boleto' }, answered('unsupported_flow'))
  expect(offered()).toEqual(['pix'])
  time += 3_599_999
  expect(offered()).toEqual(['pix'])
  time += 1
  expect(offered()).toEqual(['boleto', 'pix'])
  expect(without({ kind: 'currency-refused' })).toEqual({ kind: 'currency-refused' })
})
