/** The headers of every page that people see: one list, which new pages join. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { invoiceShopOfFile } from '../support/invoice-shop.ts'
import { policyFindings } from '../support/policy-findings.ts'
import { recommendedPolicies } from '../support/recommended-policies.ts'
import { startSystem, type System } from '../support/system.ts'

const shop = await invoiceShopOfFile()
let secure: System
let below: System
beforeAll(async () => {
  secure = await startSystem({
    PAYWICKET_PUBLIC_URL: 'https://pay.shop.example',
    PAYWICKET_ORIGINS: 'https://shop.example',
  })
  below = await startSystem({ PAYWICKET_PUBLIC_URL: 'https://shop.example/pay' })
})
afterAll(() => Promise.all([secure.close(), below.close()]))

const directive = (policy: string, name: string): string =>
  policy
    .split('; ')
    .find((part) => part.startsWith(`${name} `))
    ?.slice(name.length + 1) ?? ''

/** Every page, and how a browser comes to it. */
async function pages(): Promise<Readonly<Record<string, Response>>> {
  const origins = ['https://tea.example', 'http://localhost:3000', 'https://a;script-src.example']
  const order = await shop.open('90.00', { origins })
  const sent = shop.lastOf('CreatePayment') as { settings: { success_url: string } }
  const back = sent.settings.success_url
  const door = await fetch(back, { redirect: 'manual' })
  const cookie = (door.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const { origin } = new URL(back)
  const hosted = `${origin}/pay/${order.id}`
  const withoutKey = back.split('?')[0] ?? ''
  return {
    hosted: await fetch(hosted, { headers: { cookie } }),
    'a form that was refused': await fetch(hosted, { method: 'POST', headers: { cookie }, body: 'do=choose' }),
    'nobody’s page': await fetch(hosted),
    'a browser without cookies': await fetch(`${hosted}?cookie=`),
    'the way back': await fetch(withoutKey),
    'the way back in a frame': await fetch(`${back}&frame`),
    'the way back of nobody': await fetch(`${origin}/v1/return/none`),
    'the API to read': await fetch(`${origin}/docs`),
    'the codes': await fetch(`${origin}/docs/errors`),
    'a code': await fetch(`${origin}/docs/errors/not_found`),
    'the sandbox’s panel': await fetch(`${shop.system.sandboxUrl}/`),
    'a page of the sandbox': await fetch(`${shop.system.sandboxUrl}/invoice/init/none`),
  }
}

it('are without a finding, on every page', async () => {
  for (const [name, answer] of Object.entries(await pages())) {
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect([name, policyFindings(policy)]).toEqual([name, []])
    expect([name, directive(policy, 'base-uri'), directive(policy, 'object-src')]).toEqual([name, "'none'", "'none'"])
    expect(directive(policy, 'form-action')).not.toBe('')
    const page = await answer.text()
    const nonce = /'nonce-([\w-]{22})'/.exec(policy)?.[1]
    // Every script is marked, or there is none.
    for (const [script] of page.matchAll(/<script[^>]*>/g)) expect(script).toContain(`nonce="${nonce}"`)
    expect(page).not.toMatch(/\sstyle=|<style|\son\w+=/)
  }
})

it('let the origins of the session show its page, and nobody where there is none', async () => {
  const answers = await pages()
  const ancestors = (name: string) =>
    directive(answers[name]?.headers.get('content-security-policy') ?? '', 'frame-ancestors')
  expect(ancestors('hosted')).toBe('https://tea.example localhost:3000')
  expect(ancestors('nobody’s page')).toBe("'none'")
  expect(ancestors('the way back')).toBe("'none'")
  expect(ancestors('the way back in a frame')).toMatch(/^'self' https:\/\/tea\.example localhost:3000/)
})

it('let the server’s own origins show it as well, and the pages of apps', async () => {
  const { url, id } = await secure.open('10.00', { origins: ['Capacitor://localhost/', 'https://tea.example:443'] })
  const door = await fetch(`${secure.url}/pay/${id}${new URL(url).search}`, { redirect: 'manual' })
  const cookie = (door.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const page = await fetch(`${secure.url}/pay/${id}`, { headers: { cookie } })
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(directive(policy, 'frame-ancestors')).toBe('https://shop.example capacitor://localhost https://tea.example')
  expect(policyFindings(policy)).toEqual([])
})

it('mark scripts anew each time, say where violations are told, and leave each page its own referrer', async () => {
  const [one, two] = [await pages(), await pages()]
  const policy = (answers: typeof one) => answers['hosted']?.headers.get('content-security-policy')
  expect(policy(one)).not.toBe(policy(two))
  expect(one['hosted']?.headers.get('reporting-endpoints')).toBe('violations="/v1/reports"')
  expect(directive(policy(one) ?? '', 'report-uri')).toBe('/v1/reports')
  // Else a browser would hide from us whose page the form is on.
  expect(one['hosted']?.headers.get('referrer-policy')).toBe('same-origin')
  expect(one['the way back']?.headers.get('referrer-policy')).toBe('no-referrer')
})

describe('over https', () => {
  const letIn = async (system: System) => {
    const { url } = await system.open()
    const { pathname, search } = new URL(url)
    return fetch(`${system.url}${pathname.replace('/pay/pay/', '/pay/')}${search}`, { redirect: 'manual' })
  }

  it('a cookie is taken from https alone, on its path', async () => {
    const door = await letIn(secure)
    const cookie = door.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^__Secure-paywicket=pwp_[\w-]+; .*Path=\/pay\/ses_\w+; HttpOnly; Secure; SameSite=Lax$/)
    const path = /Path=([^;]+)/.exec(cookie)?.[1] ?? ''
    const page = await fetch(secure.url + path, { headers: { cookie: cookie.split(';')[0] ?? '' } })
    expect(page.status).toBe(200)
    expect(policyFindings(page.headers.get('content-security-policy'))).toEqual([])
    // Let in before an upgrade.
    const old = (cookie.split(';')[0] ?? '').replace('__Secure-', '')
    expect((await fetch(secure.url + path, { headers: { cookie: old } })).status).toBe(200)
  })

  it('a host of our own is remembered as https for a year, one that we share is not', async () => {
    const header = async ({ url }: System) => (await fetch(`${url}/healthz`)).headers.get('strict-transport-security')
    expect(await header(secure)).toBe('max-age=31536000; includeSubDomains')
    expect(await header(below)).toBeNull()
    expect(await header(shop.system)).toBeNull()
  })

  it('addresses come from our public address alone, whatever host was asked', async () => {
    const { id } = await secure.open()
    const answer = await fetch(`${secure.url}/pay/${id}`, {
      headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    })
    expect(`${await answer.text()} ${JSON.stringify([...answer.headers])}`).not.toContain('evil.example')
    const { token } = await secure.open()
    const asked = await secure.buyer(token, 'GET', '', undefined, {
      host: 'evil.example',
      origin: 'http://evil.example',
    })
    expect(asked.status).toBe(403)
  })
})

it('nothing is found in what shops are told to have', () => {
  const recommended = recommendedPolicies()
  expect(recommended.length).toBe(2)
  for (const policy of recommended) expect(policyFindings(policy)).toEqual([])
})
