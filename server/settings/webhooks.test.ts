import { describe, expect, it } from 'vitest'
import { liveFaults } from './live.ts'
import { readWebhooks } from './webhooks.ts'

const [A, B] = ['whsec_dGhpcyBpcyBhIHNlY3JldCBvZiAyNCBsZXR0ZXJz', 'whsec_YW5vdGhlciBzZWNyZXQgb2YgMjQgbGV0dGVycyE=']
const FILE = { PAYWICKET_WEBHOOKS: '/etc/paywicket/webhooks.json' }

/** What is read of a file that holds `text`, and what is wrong with it. */
function readFrom(text: string, env: Record<string, string> = {}) {
  const errors: string[] = []
  return { addresses: readWebhooks({ ...FILE, ...env }, errors, () => text), errors }
}
const read = (list: unknown) => readFrom(JSON.stringify(list))
const url = 'https://shop.example/webhook'

describe('the addresses of webhooks', () => {
  it('are those of the file, each with its secrets and events', () => {
    const list = [
      { url, secrets: [A, B] },
      { url: 'https://books.example/in', secrets: [B], events: ['session.paid', 'refund.succeeded'] },
    ]
    expect(read(list)).toEqual({ addresses: list, errors: [] })
  })

  it('are one by two variables, and none by none', () => {
    const errors: string[] = []
    expect(readWebhooks({}, errors)).toEqual([])
    const env = { PAYWICKET_WEBHOOK_URL: `${url}/`, PAYWICKET_WEBHOOK_SECRET: `${A},${B}` }
    expect(readWebhooks(env, errors)).toEqual([{ url, secrets: [A, B] }])
    expect(errors).toEqual([])
  })

  it.each([
    ['a file that is no list', { url, secrets: [A] }, /^PAYWICKET_WEBHOOKS: the file must be a list like/],
    ['an empty list', [], /must be a list like/],
    ['no secret', [{ url, secrets: [] }], /must be a list like/],
    ['a field that nobody knows', [{ url, secret: A, secrets: [A] }], /must be a list like/],
    [
      'a short secret',
      [
        { url, secrets: [A] },
        { url: `${url}2`, secrets: ['whsec_x'] },
      ],
      /^PAYWICKET_WEBHOOKS: entry 2: each of its secrets/,
    ],
    ['no address', [{ url: 'shop.example', secrets: [A] }], /^PAYWICKET_WEBHOOKS: entry 1 must be a whole address/],
    [
      'a password in an address',
      [{ url: 'https://a:b@shop.example', secrets: [A] }],
      /^PAYWICKET_WEBHOOKS: entry 1 must not have a user name/,
    ],
    [
      'an event with a slip in it',
      [{ url, secrets: [A], events: ['session.payed'] }],
      /^PAYWICKET_WEBHOOKS: entry 1: session\.payed is no event; the nearest is session\.paid$/,
    ],
    [
      'one address twice',
      [
        { url, secrets: [A] },
        { url: `${url}/`, secrets: [B] },
      ],
      /^PAYWICKET_WEBHOOKS: entry 2 has the address of an entry before it$/,
    ],
  ])('are refused with %s, and no secret is repeated', (_, list, sentence) => {
    const { errors } = read(list)
    expect(errors).toEqual([expect.stringMatching(sentence)])
    for (const secret of [A, B, 'a:b']) expect(errors.join()).not.toContain(secret)
  })

  it('are refused where the file is not there, or is not JSON', () => {
    expect(readFrom('{').errors).toEqual([`PAYWICKET_WEBHOOKS: the file ${FILE.PAYWICKET_WEBHOOKS} is not JSON`])
    const errors: string[] = []
    readWebhooks({ PAYWICKET_WEBHOOKS: '/nowhere/webhooks.json' }, errors)
    expect(errors).toEqual(['PAYWICKET_WEBHOOKS: the file /nowhere/webhooks.json is not there'])
  })

  it('are said in one way alone', () => {
    const { errors } = readFrom(JSON.stringify([{ url, secrets: [A] }]), { PAYWICKET_WEBHOOK_URL: url })
    expect(errors).toEqual([expect.stringMatching(/are both set/)])
  })

  it('are refused by a live server where they are not sealed, or where everybody knows the secret', () => {
    const env = { ...FILE, PAYWICKET_PUBLIC_URL: 'https://pay.example' }
    expect(
      liveFaults(env, [
        { url, secrets: [A] },
        { url: 'http://shop.example', secrets: [B] },
      ]),
    ).toEqual(['PAYWICKET_WEBHOOKS: entry 2 must begin with https://, and PAYWICKET_MODE is live'])
  })
})
