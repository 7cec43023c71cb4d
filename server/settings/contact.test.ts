import { expect, it } from 'vitest'
import { readContact } from './contact.ts'

function read(text: string | undefined) {
  const errors: string[] = []
  return { contact: readContact({ PAYWICKET_SHOP_CONTACT: text }, errors), errors }
}

it('reads one way of each kind', () => {
  expect(read(undefined)).toEqual({ contact: undefined, errors: [] })
  const all = read(' mailto:help@shop.example, tel:+7 (800) 123-45-67 ,https://shop.example/help?a=1 ')
  expect(all).toEqual({
    contact: { email: 'help@shop.example', phone: '+7 (800) 123-45-67', url: 'https://shop.example/help?a=1' },
    errors: [],
  })
})

it('names each that is wrong', () => {
  const wrong = [
    'help@shop.example',
    'mailto:help',
    'mailto:help@shop.example?subject=x',
    'tel:call me',
    'tel:+',
    'http://shop.example',
    'https://me:secret@shop.example',
    'javascript:alert(1)',
  ]
  const { contact, errors } = read(`${wrong.join(',')},tel:88001234567,tel:1234567`)
  expect(contact).toEqual({ phone: '88001234567' })
  expect(errors).toHaveLength(wrong.length + 1)
  wrong.forEach((one, index) => expect(errors[index]).toContain(`PAYWICKET_SHOP_CONTACT: ${one} is none of`))
  expect(errors.at(-1)).toBe('PAYWICKET_SHOP_CONTACT: tel:1234567 is a second one of its kind')
})
