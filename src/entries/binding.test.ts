import { beforeEach, expect, test, vi } from 'vitest'
import { createCheckout } from '../widget/create-checkout.ts'
import type { Checkout, CheckoutOptions } from '../widget/types.ts'
import { createBinding } from './binding.ts'

vi.mock('../widget/create-checkout.ts', () => ({
  createCheckout: vi.fn(() => ({ mount: vi.fn(), update: vi.fn(), destroy: vi.fn() })),
}))
const made = vi.mocked(createCheckout)
const last = (): Checkout => made.mock.results.at(-1)?.value

const place = {} as Element
const server = 'https://pay.example'
const options: CheckoutOptions = { server, token: 'a' }

beforeEach(() => void made.mockClear())

test.each([[{}], [{ server }], [{ token: 'a' }], [{ server, token: '' }]])('%j: nothing yet', (partial) => {
  const binding = createBinding(createCheckout)
  binding.follow(place, partial)
  expect(made).not.toHaveBeenCalled()
  expect(binding.checkout).toBeUndefined()
})

test('is made once, handed over before it is mounted, and updated from then on', () => {
  const onMade = vi.fn(({ mount }: Checkout) => expect(mount).not.toHaveBeenCalled())
  const binding = createBinding(createCheckout, onMade)
  binding.follow(place, options)
  binding.follow(place, { ...options, token: 'b' })
  expect(made).toHaveBeenCalledOnce()
  expect(onMade).toHaveBeenCalledOnce()
  expect(last().mount).toHaveBeenCalledExactlyOnceWith(place)
  expect(last().update).toHaveBeenCalledExactlyOnceWith({ server, token: 'b' })
})

test('an option that is left out goes back to its default', () => {
  const binding = createBinding(createCheckout)
  binding.follow(place, { ...options, locale: 'de' })
  binding.follow(place, options)
  expect(last().update).toHaveBeenLastCalledWith({ ...options, locale: undefined })
})

test.each<[string, CheckoutOptions]>([
  ['another server', { ...options, server: 'https://other.example' }],
  ['a modal', { ...options, display: 'modal' }],
])('%s is another checkout', (_, other) => {
  const binding = createBinding(createCheckout)
  binding.follow(place, options)
  const first = last()
  binding.follow(place, other)
  expect(first.destroy).toHaveBeenCalledOnce()
  expect(made).toHaveBeenCalledTimes(2)
  expect(binding.checkout).toBe(last())
})

test('a token that is taken away takes the checkout with it; after the end it may begin anew', () => {
  const binding = createBinding(createCheckout)
  binding.follow(place, options)
  const first = last()
  binding.follow(place, { server })
  expect(first.destroy).toHaveBeenCalledOnce()
  binding.follow(place, options)
  binding.end()
  binding.end()
  expect(last().destroy).toHaveBeenCalledOnce()
  binding.follow(place, options)
  expect(made).toHaveBeenCalledTimes(3)
})
