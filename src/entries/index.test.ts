import { expect, test } from 'vitest'
import { createCheckout } from './index.ts'

const server = 'https://pay.example'

test('a server may import it and make a checkout: no page is touched before `mount`', () => {
  expect(typeof document).toBe('undefined')
  const checkout = createCheckout({ token: 't', server })
  expect(checkout.session).toBeUndefined()
  checkout.destroy()
})

test.each([
  [{ server }, '`token`'],
  [{ server, token: '' }, '`token`'],
  [{ server: 'pay.example', token: 't' }, '`server`'],
])('%j is refused at once, by name', (options, name) => {
  expect(() => createCheckout(options)).toThrow(name)
})

test('a destroyed checkout is not put up again', () => {
  const checkout = createCheckout({ token: 't', server })
  checkout.destroy()
  expect(() => checkout.mount('#here')).toThrow('destroyed')
})
