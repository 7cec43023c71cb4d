import { describe, expect, it } from 'vitest'
import type { Method, Session, Transfer } from '../../src/contract/index.ts'
import { sessionWith } from '../../test/support/session.ts'
import { TEXTS } from '../texts/index.ts'
import { LOCALES, type Locale } from '../texts/locale.ts'
import { noScriptSession, type NotTaken } from './no-script.ts'
import { zoneChoices } from './zones.ts'

const TRANSFER: Transfer = {
  kind: 'transfer',
  amount: { value: '1503.17', currency: 'RUB' },
  rows: [{ name: 'card', value: '2200 0000 0000 0000' }],
  qr: { svg: '<svg xmlns="http://www.w3.org/2000/svg"/>' },
  expiresAt: '2026-11-03T17:05:00.000Z',
}

function page(action: Session['action'], locale: Locale, zone?: string, notTaken?: NotTaken): string {
  const session = sessionWith({
    action,
    due: { value: '1503.17', currency: 'RUB' },
    merchant: { name: 'Lamps & more' },
    now: '2026-11-03T17:00:00.000Z',
    expiresAt: '2026-11-03T17:30:00.000Z',
  })
  return String(
    noScriptSession(
      session,
      {
        locale,
        zone: zone ?? 'UTC',
        isZoneSaid: zone !== undefined,
        zones: () => zoneChoices(Date.parse('2026-11-03T17:00:00Z')),
        formToken: 'of this browser',
      },
      notTaken,
    ),
  ).replaceAll(/\s+/gu, ' ')
}

describe('the page without JavaScript', () => {
  it('says what a way costs with its fee, and until when one is busy', () => {
    const money = (value: string) => ({ value, currency: 'RUB' })
    const method: Method = { id: 'a', category: 'other', name: 'A', fields: [] }
    const shown = page(
      {
        kind: 'choose',
        methods: [
          { ...method, fee: money('37.55'), total: money('1540.72') },
          { ...method, id: 'b', disabled: 'busy', until: '2026-11-03T17:03:00.000Z' },
        ],
      },
      'en',
      'Europe/Berlin',
    )
    expect(shown).toContain('fee ₽37.55</p> <p>To pay: <strong>₽1,540.72</strong>')
    expect(shown).toMatch(/Not available until [^<]*6:03/)
    expect(shown.match(/<form/g)).toHaveLength(1)
  })

  it('puts the token of this browser into every form that it posts', () => {
    const method: Method = { id: 'cash', category: 'cash_payment', name: 'Cash', fields: [] }
    const wait = {
      kind: 'wait',
      reason: 'confirmation',
      since: '2026-11-03T17:00:00Z',
      cancellable: true,
      details: TRANSFER,
    } as const
    const actions: readonly Session['action'][] = [
      { kind: 'choose', methods: [method] },
      wait,
      TRANSFER,
      { ...TRANSFER, ended: 'expired' },
      { kind: 'frame', url: 'https://provider.example/' },
      { kind: 'redirect', method: 'POST', url: 'https://provider.example/', params: [] },
    ]
    for (const action of actions) {
      const forms = page(action, 'en').split('<form ').slice(1)
      const posted = forms.filter((form) => !form.includes('action="https://provider.example/"'))
      expect(posted.length).toBeGreaterThan(0)
      for (const form of posted) expect(form).toContain('name="form" value="of this browser"')
      // Nobody else is told it.
      for (const form of forms.filter((one) => !posted.includes(one))) expect(form).not.toContain('of this browser')
    }
  })

  it.each(LOCALES)('speaks %s', (locale) => {
    const text = page(TRANSFER, locale)
    const { rows, sent, transfer, test, qr } = TEXTS[locale].page
    for (const said of [rows.card, sent, transfer, test, `alt="${qr}"`]) expect(text).toContain(said)
    expect(text).not.toMatch(/\{\w+\}|undefined/)
  })

  it.each<[Locale, string]>([
    ['ru', 'Отправьте до <time datetime="2026-11-03T17:05:00.000Z">3 ноября в 17:05 UTC</time></p>'],
    ['tr', 'Son gönderme zamanı: <time datetime="2026-11-03T17:05:00.000Z">3 Kasım 17:05 UTC</time></p>'],
  ])('names the last moment in %s, with its zone', (locale, said) => {
    expect(page(TRANSFER, locale)).toContain(said)
  })

  it('shows a time as the clocks of the reader’s zone have it, and asks which zone a time is meant in', () => {
    const meeting = { ...TRANSFER, rows: [{ name: 'time', value: '2026-11-26T15:00:00.000Z' }] } satisfies Transfer
    expect(page(meeting, 'ru', 'Asia/Almaty')).toContain('<dd>26 ноября в 20:00 GMT+5</dd>')
    expect(page({ ...meeting, rows: [{ name: 'time', value: 'Как можно скорее' }] }, 'ru')).toContain(
      'Как можно скорее',
    )
    const cash: Method = {
      id: 'cash',
      category: 'cash_payment',
      name: 'Cash',
      fields: [{ name: 'time', type: 'datetime', label: 'When', required: false }],
    }
    const asked = page({ kind: 'choose', methods: [cash] }, 'de', 'Europe/Berlin')
    expect(asked).toContain('>Zeitzone</label')
    expect(asked).toContain('<option value="Europe/Berlin" selected>UTC+01:00 Berlin, Europe</option>')
    expect(page({ kind: 'choose', methods: [{ ...cash, fields: [] }] }, 'de')).not.toContain('Zeitzone')
    // Nobody is met by a guess.
    expect(page({ kind: 'choose', methods: [cash] }, 'de')).toContain('name="zone" > <option value=""></option>')
    expect(page({ kind: 'choose', methods: [cash] }, 'de')).not.toContain(' selected')
  })

  it('keeps what was typed in the form that was not taken, with what is wrong at its place', () => {
    const fields: Method['fields'] = [
      { name: 'place', type: 'text', label: 'Where', required: true, hint: 'Street and house' },
      { name: 'how', type: 'select', label: 'How', required: true, options: [{ value: 'a"', label: 'A' }] },
      { name: 'agreed', type: 'checkbox', label: 'Agreed', required: true },
    ]
    const method: Method = { id: 'cash', category: 'cash_payment', name: 'Cash', fields }
    const values = { 'fields.place': '<b>"Main', 'fields.how': 'a"', 'fields.agreed': 'true' }
    const notTaken: NotTaken = {
      fault: 'Too short',
      typed: { method: 'cash', values, fault: { name: 'fields.place', detail: 'Too short' } },
    }
    const other: Method = { ...method, id: 'other' }
    expect(page({ kind: 'choose', methods: [method] }, 'en', 'UTC', notTaken)).toContain(
      'role="alert"><a href="#cash:place">Too short</a>',
    )
    const [, cash = '', beside = ''] = page({ kind: 'choose', methods: [method, other] }, 'en', 'UTC', notTaken).split(
      '<form ',
    )
    expect(cash).toContain('<p class="hint" id="cash:place:hint">Street and house</p>')
    expect(cash).toContain('<p class="fault" id="cash:place:fault">Too short</p>')
    expect(cash).toMatch(
      /value="&lt;b&gt;&quot;Main" .*required aria-describedby="cash:place:fault cash:place:hint" aria-invalid="true"/,
    )
    expect(cash).toMatch(/<option value="a&quot;" selected>.*name="fields\.agreed" value="true" checked required/)
    expect(beside).not.toMatch(/Main|selected|checked|aria-invalid/)
  })

  it('asks before another way is taken once the buyer has said that the money is sent', () => {
    const wait = { kind: 'wait', reason: 'confirmation', since: '2026-11-03T17:00:00Z', cancellable: true } as const
    const { giveUp, giveUpSent, doNotSend } = TEXTS.pt.page
    const asking = new RegExp(`<summary>${giveUp}</summary> <p>${giveUpSent}</p> <form`)
    expect(page({ ...wait, details: TRANSFER }, 'pt')).toMatch(asking)
    expect(page(wait, 'pt')).not.toMatch(asking)
    expect(page({ ...TRANSFER, ended: 'expired' }, 'pt')).toContain(doNotSend)
    const over = page({ ...TRANSFER, expiresAt: '2026-11-03T17:00:00.000Z' }, 'pt')
    expect(over).toContain(doNotSend)
    expect(over).not.toContain(TEXTS.pt.page.transfer)
    expect(page(TRANSFER, 'pt')).not.toContain(doNotSend)
  })

  it('says how it ended', () => {
    expect(page({ kind: 'done', outcome: 'overpaid' }, 'id')).toContain(TEXTS.id.page.outcomes.overpaid)
    const wait = { kind: 'wait', reason: 'operator', since: '2026-11-03T17:00:00.000Z', cancellable: true } as const
    expect(page(wait, 'az')).toContain(TEXTS.az.page.waits.operator)
  })
})
