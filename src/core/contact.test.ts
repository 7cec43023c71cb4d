import { expect, test } from 'vitest'
import { contactLinks } from './contact.ts'

test('an address, a number and a page are links, in that order', () => {
  const contact = { url: 'https://shop.example/help?a=1', phone: '+7 (495) 000-00-00', email: 'help@shop.example' }
  expect(contactLinks(contact)).toEqual([
    { kind: 'email', text: 'help@shop.example', href: 'mailto:help@shop.example' },
    { kind: 'phone', text: '+7 (495) 000-00-00', href: 'tel:+74950000000' },
    { kind: 'url', text: 'shop.example', href: 'https://shop.example/help?a=1' },
  ])
  expect(contactLinks(undefined)).toEqual([])
})

test.each([
  { email: 'help@shop.example?bcc=all@evil.example' },
  { email: 'javascript:alert(1)' },
  { phone: 'javascript:1' },
  { phone: '*#06#' },
  { url: 'javascript:alert(1)' },
  { url: 'http://shop.example' },
  { url: 'https://user:word@shop.example' },
  { url: 'shop.example' },
])('%o is no link', (contact) => {
  expect(contactLinks(contact)).toEqual([])
})
