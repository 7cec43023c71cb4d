// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest'
import { linkAddress, pageAddress } from './address.ts'
import { follow, routeOf } from './redirect.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

test('GET adds its parameters to those already in the address', () => {
  const params: [string, string][] = [
    ['sum', '10'],
    ['note', 'a&b=ü'],
  ]
  expect(
    routeOf({ kind: 'redirect', url: 'https://pay.example/i?id=7#x', method: 'GET', params }, pageAddress),
  ).toEqual({
    kind: 'link',
    url: 'https://pay.example/i?id=7&sum=10&note=a%26b%3D%C3%BC#x',
  })
})

test('POST sends a form to the top window, even with a parameter called submit, and leaves nothing behind', () => {
  const sent: { action: string; method: string; target: string; fields: string[][] }[] = []
  vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(function submit(this: HTMLFormElement) {
    const fields = [...this.querySelectorAll('input')].map(({ name, value }) => [name, value])
    sent.push({ action: this.getAttribute('action') ?? '', method: this.method, target: this.target, fields })
  })
  const params: [string, string][] = [
    ['submit', '1'],
    ['a', '<b>'],
    ['a', '2'],
  ]
  const route = routeOf({ kind: 'redirect', url: 'https://pay.example/p', method: 'POST', params }, pageAddress)
  if (!route) throw new Error('no route')
  follow(route, document)
  expect(sent).toEqual([{ action: 'https://pay.example/p', method: 'post', target: '_top', fields: params }])
  expect(document.forms).toHaveLength(0)
})

test('a link goes to the top window', () => {
  const clicked: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    clicked.push(`${this.href} ${this.target}`)
  })
  follow({ kind: 'link', url: 'https://pay.example/i' }, document)
  expect(clicked).toEqual(['https://pay.example/i _top'])
  expect(document.links).toHaveLength(0)
})

test.each([
  ['javascript:alert(1)'],
  ['JaVaScRiPt://pay.example/%0aalert(1)'],
  ['data:text/html,x'],
  ['http://pay.example/'],
  ['https://user:secret@pay.example/'],
  ['https://user@pay.example/'],
  ['//pay.example/'],
  ['/here'],
  ['blob:https://pay.example/1'],
  [''],
])('nobody is sent to %s', (address) => {
  expect(pageAddress(address)).toBeUndefined()
  expect(linkAddress(address)).toBeUndefined()
  expect(routeOf({ kind: 'redirect', url: address, method: 'GET', params: [] }, pageAddress)).toBeUndefined()
})

test('this very machine may be plain http; a bank may have a scheme of its own, for a link only', () => {
  expect(pageAddress('http://localhost:4401/pay')?.href).toBe('http://localhost:4401/pay')
  expect(pageAddress('http://127.0.0.1:4401/pay')?.host).toBe('127.0.0.1:4401')
  expect(pageAddress('http://localhost.example/pay')).toBeUndefined()
  expect(pageAddress('bank100000000004://pay')).toBeUndefined()
  expect(linkAddress('bank100000000004://pay')).toBe('bank100000000004://pay')
})
