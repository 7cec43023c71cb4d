import { readFileSync } from 'node:fs'
import type * as v from 'valibot'
import { expect, expectTypeOf, it } from 'vitest'
import type * as api from '../../src/backend/types.ts'
import type * as shop from '../../src/contract/shop/index.ts'
import { apiTypes } from './print.ts'

/** However a formatter breaks and quotes it. */
const plain = (text: string) => text.replaceAll(/[\s"']/g, '').replaceAll(/(?<=[:=(])\|/g, '')

it('the types that are shipped are those of the schemas', () => {
  const held = readFileSync(new URL('../../src/backend/types.ts', import.meta.url), 'utf8')
  expect(plain(held), 'run npm run api-types').toBe(plain(apiTypes()))
})

it('and the compiler agrees', () => {
  type Deep<T> = T extends readonly (infer One)[]
    ? readonly Deep<One>[]
    : T extends object
      ? { readonly [Key in keyof T]: Deep<T[Key]> }
      : T
  expectTypeOf<api.Session>().toEqualTypeOf<Deep<v.InferOutput<typeof shop.shopSessionSchema>>>()
  expectTypeOf<api.WholeSession>().toEqualTypeOf<Deep<v.InferOutput<typeof shop.wholeSessionSchema>>>()
  expectTypeOf<api.NewSession>().toEqualTypeOf<Deep<v.InferInput<typeof shop.newSessionSchema>>>()
  expectTypeOf<api.Refund>().toEqualTypeOf<Deep<v.InferOutput<typeof shop.refundSchema>>>()
  expectTypeOf<api.AssignWish>().toEqualTypeOf<Deep<v.InferInput<typeof shop.assignWishSchema>>>()
})
