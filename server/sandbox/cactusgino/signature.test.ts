import { expect, test } from 'vitest'
import { isSigned, parametersToSign, sign, signedText } from './signature.ts'

test('the request published on the cash page', () => {
  const request = {
    merchant_id: 'test_api_v2',
    request_id: 'test20240430132039',
    site_id: '101',
    update_type: 'delete',
    signature: '7b71ef53367785053e8e3bb3300ac4458884428f',
  }
  expect(sign(request, 'test_api_v2')).toBe('7b71ef53367785053e8e3bb3300ac4458884428f')
  expect(isSigned(request, 'test_api_v2')).toBe(true)
  expect(isSigned({ ...request, site_id: '102' }, 'test_api_v2')).toBe(false)
  expect(isSigned({ ...request, signature: 7 }, 'test_api_v2')).toBe(false)
})

test("the rules page's own sample, with a nested object", () => {
  const parameters = {
    site_id: 1,
    site_login: 'test_login',
    merchant_id: 'merch_id',
    customer_ip: '1.2.3.4',
    currency: 'USD',
    additional_fields: { bank_name: 'Citibank', card_holder: 'John Wick', card_number: '0000000000000' },
  }
  expect(signedText(parameters, 'test_salt')).toBe(
    'additional_fields:bank_name:Citibank;card_holder:John Wick;card_number:0000000000000;currency:USD;' +
      'customer_ip:1.2.3.4;merchant_id:merch_id;site_id:1;site_login:test_login;test_salt',
  )
  expect(sign(parameters, 'test_salt')).toBe('ef326e97eb904bad472cdb46e6c907a2baff66f3')
})

test('values as the Python of the rules page writes them', () => {
  expect(signedText({ b: true, a: false, d: null, c: [10, 9, 'x'], e: ' ', f: '', g: {}, H: 1 }, 's')).toBe(
    'h:1;a:False;b:True;c:10;9;x;d:None;s',
  )
})

test('a float keeps its form, an integer its own', () => {
  expect(signedText(parametersToSign('{"a":8000.0,"b":8000,"c":0.50,"d":"8.0"}'), 's')).toBe(
    'a:8000.0;b:8000;c:0.5;d:8.0;s',
  )
})
