import { expect, it } from 'vitest'
import { readPicker } from './picker.ts'

function read(env: Record<string, string>) {
  const errors: string[] = []
  return { ...readPicker(env, errors), errors }
}

it('has a row for each way to pay, in the payment systems’ own order, unless told otherwise', () => {
  expect(read({})).toEqual({ rows: 'channels', order: [], errors: [] })
  expect(read({ PAYWICKET_ROWS: 'routes', PAYWICKET_ROUTES: ' paymega.sbp_rub_hpp ,,cactusgino.form.sbp' })).toEqual({
    rows: 'routes',
    order: ['paymega.sbp_rub_hpp', 'cactusgino.form.sbp'],
    errors: [],
  })
})

it('names what cannot be read', () => {
  const { errors } = read({ PAYWICKET_ROWS: 'all', PAYWICKET_ROUTES: 'sbp,cactusgino.sbp;paymega.sbp' })
  expect(errors).toEqual([
    expect.stringMatching(/^PAYWICKET_ROWS must be channels/),
    expect.stringMatching(/^PAYWICKET_ROUTES: sbp is no id/),
    expect.stringMatching(/^PAYWICKET_ROUTES: cactusgino\.sbp;paymega\.sbp is no id/),
  ])
})
