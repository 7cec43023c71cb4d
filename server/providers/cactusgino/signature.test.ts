import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NumberText, readJson, type Exact } from '../kit/exact-json.ts'
import { isSigned, sign, signedText, unsignable } from './signature.ts'

const number = (text: string) => new NumberText(text)

describe('sign', () => {
  it('gives the published signature of the cash page', () => {
    const request = {
      merchant_id: 'test_api_v2',
      request_id: 'test20240430132039',
      site_id: '101',
      update_type: 'delete',
    }
    expect(sign(request, 'test_api_v2')).toBe('7b71ef53367785053e8e3bb3300ac4458884428f')
    expect(sign({ ...request, site_id: number('101') }, 'test_api_v2')).toBe('7b71ef53367785053e8e3bb3300ac4458884428f')
  })

  it('writes an inner object as the rules page’s sample does', () => {
    const request = {
      site_id: number('1'),
      site_login: 'test_login',
      merchant_id: 'merch_id',
      customer_ip: '1.2.3.4',
      currency: 'USD',
      additional_fields: { bank_name: 'Citibank', card_holder: 'John Wick', card_number: '0000000000000' },
    }
    expect(signedText(request, 'test_salt')).toBe(
      'additional_fields:bank_name:Citibank;card_holder:John Wick;card_number:0000000000000;currency:USD;' +
        'customer_ip:1.2.3.4;merchant_id:merch_id;site_id:1;site_login:test_login;test_salt',
    )
    expect(sign(request, 'test_salt')).toBe('ef326e97eb904bad472cdb46e6c907a2baff66f3')
  })

  it.each<[string, { [name: string]: Exact }, string]>([
    ['true and false as Python writes them', { a: true, b: false }, 'a:True;b:False;S'],
    ['null as None', { a: null }, 'a:None;S'],
    ['floats as they were written', { a: number('8000.0') }, 'a:8000.0;S'],
    ['lists sorted by value', { a: ['b', 'a', number('1')] }, 'a:1;a;b;S'],
    [
      'no empty values, no spaces alone, no empty object or list',
      { a: '', b: ' \t', c: {}, d: [], e: ' x ' },
      'e: x ;S',
    ],
    ['empty inner values, inner names as they are', { a: { B: '', A: '1' } }, 'a:A:1;B:;S'],
    ['names in lower case', { Amount: '1' }, 'amount:1;S'],
    ['not itself', { signature: 'x', a: '1' }, 'a:1;S'],
    ['letters of any language', { a: 'Иван' }, 'a:Иван;S'],
  ])('signs %s', (_what, parameters, text) => {
    expect(signedText(parameters, 'S')).toBe(text)
  })
})

describe('isSigned', () => {
  it('takes what sign gives, and nothing with one byte changed', () => {
    const values = fc.dictionary(
      fc.stringMatching(/^[a-z_]{1,8}$/),
      fc.oneof(fc.string(), fc.boolean(), fc.constant(null), fc.array(fc.string(), { maxLength: 3 })),
      { maxKeys: 6 },
    )
    fc.assert(
      fc.property(values, fc.string(), fc.nat(39), (parameters, salt, at) => {
        const signature = sign(parameters, salt) ?? ''
        expect(isSigned({ ...parameters, signature }, salt)).toBe(true)
        const other = signature[at] === '0' ? '1' : '0'
        expect(
          isSigned({ ...parameters, signature: signature.slice(0, at) + other + signature.slice(at + 1) }, salt),
        ).toBe(false)
      }),
    )
  })

  it('never throws, whatever JSON comes in', () => {
    fc.assert(
      fc.property(fc.json(), fc.anything(), (text, signature) => {
        const value = readJson(text)
        const parameters = typeof value === 'object' && value !== null ? { body: value } : { body: text }
        expect(isSigned({ ...parameters, signature: signature as Exact }, 'salt')).toBe(false)
      }),
    )
  })

  it.each([[undefined], [''], ['7b71'], [number('7')], [['a']], [null]])('refuses the signature %j', (signature) => {
    expect(isSigned(signature === undefined ? { a: '1' } : { a: '1', signature }, 'S')).toBe(false)
  })
})

describe('unsignable', () => {
  it('names the value that holds a semicolon, inner ones too', () => {
    expect(unsignable({ a: 'x', b: { username: 'a;b' } })).toBe('username')
    expect(unsignable({ site_login: '1;amount:1' })).toBe('site_login')
    expect(unsignable({ a: 'x', b: { c: 'y' } })).toBeUndefined()
  })
})
