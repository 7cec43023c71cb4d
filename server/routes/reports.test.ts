import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SECRET_KEY, startSystem, type System } from '../../test/support/system.ts'
import { readReport } from './reports.ts'

const OLD = {
  'csp-report': {
    'document-uri': 'https://pay.shop.example/pay/ses_1?name=Anna',
    'effective-directive': 'script-src-elem',
    'violated-directive': "script-src-elem 'self'",
    'blocked-uri': 'https://evil.example/+79001234567.js',
  },
}
const NEW = [
  {
    type: 'csp-violation',
    url: 'https://pay.shop.example/pay/ses_1',
    body: { effectiveDirective: 'img-src', blockedURL: 'inline', sample: 'Anna Karenina' },
  },
]

describe('a report', () => {
  it('is read as either kind, and of its addresses only the scheme', () => {
    expect(readReport(JSON.stringify(OLD))).toEqual([{ directive: 'script-src-elem', blocked: 'https' }])
    expect(readReport(JSON.stringify(NEW))).toEqual([{ directive: 'img-src', blocked: 'inline' }])
    const older = { 'csp-report': { 'violated-directive': "font-src 'self'", 'blocked-uri': 'anna@shop.example' } }
    expect(readReport(JSON.stringify(older))).toEqual([{ directive: 'other', blocked: 'other' }])
  })

  it.each([
    '',
    'null',
    '[',
    '{}',
    '[{"type":"deprecation"}]',
    '{"csp-report":1}',
    JSON.stringify(Array.from({ length: 21 }, () => NEW[0])),
  ])('is refused where it is none: %s', (text) => {
    expect(readReport(text)).toBeUndefined()
  })
})

describe('the route', () => {
  let system: System
  beforeAll(async () => {
    system = await startSystem()
  })
  afterAll(() => system.close())

  const tell = (body: string) =>
    fetch(`${system.url}/v1/reports`, { method: 'POST', body, headers: { 'content-type': 'application/csp-report' } })

  it('counts and logs without persons, and takes few and small ones', async () => {
    expect((await tell(JSON.stringify(OLD))).status).toBe(204)
    expect((await tell(JSON.stringify(NEW))).status).toBe(204)
    expect((await tell('no report')).status).toBe(400)
    expect((await tell(JSON.stringify({ filler: 'x'.repeat(17_000) }))).status).toBe(413)
    const lines = system.lines.filter((line) => line.includes('policy has stopped'))
    expect(lines.length).toBe(2)
    const headers = { authorization: `Bearer ${SECRET_KEY}` }
    const figures = await (await fetch(`${system.url}/metrics`, { headers })).text()
    expect(figures).toContain('paywicket_policy_violations_total{directive="script-src-elem"} 1')
    expect(figures).toContain('paywicket_policy_violations_total{directive="img-src"} 1')
    expect(system.lines.join('\n')).not.toMatch(/Anna|9001234567|evil\.example/)

    const answers = await Promise.all(Array.from({ length: 150 }, () => tell('no report')))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('lets a page of the shop tell it, too', async () => {
    const answer = await fetch(`${system.url}/v1/reports`, {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example', 'access-control-request-headers': 'content-type' },
    })
    expect([answer.status, answer.headers.get('access-control-allow-headers')]).toEqual([204, 'content-type'])
  })
})
