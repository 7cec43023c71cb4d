/** Each way of paying by its own words, where there is no JavaScript. */
import { describe, expect, it } from 'vitest'
import type { Choose, Redirect, Session, Transfer } from '../../src/contract/index.ts'
import { sessionWith } from '../../test/support/session.ts'
import { TEXTS } from '../texts/index.ts'
import { noScriptSession } from './no-script.ts'

const { page } = TEXTS.en
const NOW = '2026-11-03T17:00:00.000Z'
const ATTEMPT = {
  id: 'a1',
  method: 'cactusgino.WalletM10',
  name: 'm10 wallet',
  status: 'pending',
  asked: { value: '10.00', currency: 'RUB' },
} as const
const TRANSFER: Transfer = {
  kind: 'transfer',
  amount: { value: '1503.17', currency: 'RUB' },
  rows: [],
  link: 'https://pay.example/1',
  expiresAt: '2026-11-03T17:05:00.000Z',
}

function shown(action: Session['action'], more: Partial<Session> = {}): string {
  const reader = { locale: 'en', zone: 'UTC', isZoneSaid: false, zones: () => [], formToken: 'x' } as const
  const session = sessionWith({ due: { value: '3.17', currency: 'RUB' }, now: NOW, attempt: ATTEMPT, action, ...more })
  return String(noScriptSession(session, reader)).replaceAll(/\s+/gu, ' ')
}

describe('a transfer', () => {
  it('by card is sent to a person, before a moment', () => {
    const text = shown({ ...TRANSFER, mode: 'card', payee: { kind: 'person', comment: 'empty' } })
    for (const said of [page.person, page.commentEmpty, page.sent, page.bank, 'Send it before'])
      expect(text).toContain(said)
    expect(shown({ ...TRANSFER, payee: { kind: 'business', comment: 'required' } })).toContain(page.commentRequired)
  })

  it.each(['card-checksum', 'qr-checksum', 'qr-amount', 'qr-host'] as const)(
    'says what does not add up: %s',
    (warning) => {
      expect(shown({ ...TRANSFER, warning })).toContain(`<p class="notice">${page.warnings[warning]}</p>`)
      expect(shown(TRANSFER)).not.toContain(page.warnings[warning])
    },
  )

  it('for cash is a meeting, to which nothing is sent', () => {
    const text = shown({ ...TRANSFER, mode: 'cash' })
    expect(text).toContain(`<h1>${page.bring}: `)
    expect(text).toContain(`<button class="quiet">${page.meetingCancel}</button>`)
    for (const said of [page.sent, page.transfer, 'Send it before']) expect(text).not.toContain(said)
    expect(shown({ ...TRANSFER, mode: 'cash', ended: 'expired' })).not.toContain(page.sent)
  })

  it('by Pix has its code to copy', () => {
    const text = shown({ ...TRANSFER, mode: 'pix', qr: { payload: '000201<b>' } })
    expect(text).toContain(`<label for="pix">${page.pixCode}</label>`)
    expect(text).toContain('<textarea id="pix" readonly rows="4">000201&lt;b&gt;</textarea>')
    expect(shown({ ...TRANSFER, mode: 'qr', qr: { payload: 'https://qr.example' } })).not.toContain('<textarea')
  })

  it.each(['wallet', 'crypto'] as const)('by a %s opens that, and no bank', (mode) => {
    const text = shown({ ...TRANSFER, mode })
    expect(text).toContain('>Open m10 wallet</a>')
    expect(text).not.toContain('bank')
  })

  it('by QR has the banks folded', () => {
    const banks = [
      { name: 'One', link: 'bank100000000111://qr.nspk.ru/A' },
      { name: 'Two', link: 'bank100000000112://qr.nspk.ru/A', web: 'https://two.example/c2b/A' },
    ]
    const text = shown({ ...TRANSFER, mode: 'qr', banks })
    expect(text).toContain(`<summary>${page.chooseBank}</summary>`)
    expect(text).toContain('<a href="bank100000000111://qr.nspk.ru/A">One</a>')
    expect(text).toContain('<a href="https://two.example/c2b/A" rel="noopener noreferrer">two.example</a>')
  })
})

describe('a wait', () => {
  const since = (seconds: number) => new Date(Date.parse(NOW) - seconds * 1000).toISOString()
  const wait = { kind: 'wait', reason: 'operator', cancellable: true, next: 'bank.page', nextName: 'Page' } as const

  it('that is longer than usual offers another way in one press', () => {
    const late = shown({ ...wait, since: since(31), usually: 30 })
    expect(late).toContain('<button>Pay by Page instead</button>')
    expect(late).toMatch(/name="do" value="choose".*name="method" value="bank.page".*name="replaces" value="a1"/)
    for (const action of [
      { ...wait, since: since(29), usually: 30 },
      { ...wait, since: since(59) },
    ])
      expect(shown(action)).not.toContain('instead')
  })

  it('takes a receipt as long as one may be shown', () => {
    const confirmation = { kind: 'wait', reason: 'confirmation', cancellable: true, since: NOW } as const
    const text = shown({ ...confirmation, receipts: 2 })
    expect(text).toContain('<form method="post" enctype="multipart/form-data" action="?receipt&amp;locale=en">')
    expect(text).toContain(`<label for="receipt">${page.receipt}</label>`)
    for (const action of [{ ...confirmation, receipts: 0 }, confirmation])
      expect(shown(action)).not.toContain('multipart')
  })
})

it('the way out names what its page asks for', () => {
  const out: Redirect = { kind: 'redirect', url: 'https://pay.example/', method: 'GET', params: [] }
  expect(shown({ ...out, total: { value: '1540.72', currency: 'RUB' } })).toContain(
    'asks for ₽1,540.72, its fee included',
  )
  expect(shown(out)).not.toContain('its fee included')
})

it('what is missing is paid the same way by one press', () => {
  const choose: Choose = { kind: 'choose', methods: [] }
  const short = shown(choose, { attempt: { ...ATTEMPT, status: 'underpaid' } })
  expect(short).toMatch(/name="do" value="renew".*name="attempt" value="a1".*Pay the missing ₽3\.17 the same way/)
  expect(shown(choose)).not.toContain('missing')
})

it('the shop can be reached wherever the buyer is', () => {
  const contact = { email: 'help@shop.example', phone: '+7 (800) 1234567', url: 'https://shop.example/help' }
  const merchant = { name: 'Tea', contact }
  const ends = ['overpaid', 'underpaid', 'expired', 'failed'] as const
  for (const action of [TRANSFER, ...ends.map((outcome) => ({ kind: 'done', outcome }) as const)]) {
    const text = shown(action, { merchant })
    for (const href of ['mailto:help@shop.example', 'tel:+78001234567', 'https://shop.example/help'])
      expect(text).toContain(`href="${href}"`)
  }
  expect(shown(TRANSFER)).not.toContain(page.contact)
})

it('says that another device has it open', () => {
  expect(shown(TRANSFER, { handedOverAt: NOW })).toContain(page.otherOpen)
})
