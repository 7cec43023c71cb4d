/** The server, and its page without JavaScript, with a payment system that means harm. */
import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Session } from '../../src/contract/index.ts'
import { EVIL, HARMLESS, HOSTILE_ANSWERS, type HostileAnswer } from '../support/hostile/answers.ts'
import { currencyFor, methodFor, startHostileSystem, type HostileSystem } from '../support/hostile/system.ts'
import { startSystem, type System } from '../support/system.ts'

/** As much of a parsed page as is looked at; the parser comes without types. */
interface ParsedElement {
  readonly tagName: string
  readonly textContent: string
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>
  getAttribute(name: string): string | null
}
interface ParsedPage {
  querySelector(selector: string): ParsedElement | null
  querySelectorAll(selector: string): Iterable<ParsedElement>
}
const { JSDOM } = createRequire(import.meta.url)('jsdom') as {
  readonly JSDOM: new (html: string) => { readonly window: { readonly document: ParsedPage } }
}

let hostile: HostileSystem
let system: System
beforeAll(async () => {
  hostile = await startHostileSystem(HARMLESS)
  system = await startSystem(hostile.env, { isLive: true })
})
afterAll(() => Promise.all([system.close(), hostile.close()]))

/** The Session of a buyer who has come to this answer, and the page of one without JavaScript. */
async function come(answer: HostileAnswer, place: number): Promise<{ session: Session; page: ParsedPage }> {
  hostile.say(answer)
  const { id, url, token } = await system.open('100.00', { locale: 'en' }, currencyFor(answer, place))
  const method = methodFor(answer)
  if (method !== undefined) await system.buyer(token, 'POST', '/choose', { method })
  const { status, body: session } = await system.buyer(token, 'GET')
  expect(status).toBe(200)
  const door = await fetch(url, { redirect: 'manual' })
  const cookie = door.headers.get('set-cookie')?.split(';')[0] ?? ''
  const shown = await fetch(`${system.url}/pay/${id}`, { headers: { cookie } })
  expect(shown.status).toBe(200)
  // Read as a browser without scripts reads it.
  const text = (await shown.text()).replaceAll(/<\/?noscript>/g, '')
  return { session, page: new JSDOM(text).window.document }
}

/** Addresses that a page may lead to or show: its own, a picture in itself, a page by https, a bank's app. */
const HARMLESS_ADDRESS = /^(\/|\?|data:image\/svg\+xml[;,]|https:\/\/pay\.example\/|$)/

it.each(HOSTILE_ANSWERS.map((answer, place) => [answer.name, answer, place] as const))(
  '%s: nothing runs, nothing leads away, and the buyer reads a sentence',
  async (_, answer, place) => {
    const { session, page } = await come(answer, place)
    const scripts = [...page.querySelectorAll('script')].map((script) => script.getAttribute('src'))
    expect(scripts).toEqual(['/paywicket.js'])
    for (const element of page.querySelectorAll('body *')) {
      expect(element.tagName).toMatch(
        /^(MAIN|DIV|SECTION|FOOTER|H1|H2|P|B|I|SPAN|SMALL|STRONG|UL|LI|DETAILS|SUMMARY|A|FORM|INPUT|TEXTAREA|LABEL|SELECT|OPTION|BUTTON|DL|DT|DD|TIME|IMG)$/,
      )
      for (const { name, value } of element.attributes) {
        expect(name).not.toMatch(/^(on|style$|srcdoc$|formaction$|ping$)/)
        if (['href', 'src', 'action'].includes(name)) expect(value).toMatch(HARMLESS_ADDRESS)
      }
    }
    expect(page.querySelector('h1, p a.button, form button')?.textContent.trim()).toMatch(/\p{L}{3}/u)
    // What is told to the widget has the same texts.
    const text = JSON.stringify(session)
    expect(text.length).toBeLessThan(400_000)
    expect(text).not.toMatch(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]|\\u0000|\\r|"javascript:|"file:|"intent:/)
    expect(session.merchant).not.toHaveProperty('website', expect.stringContaining('javascript'))
    expect(JSON.stringify(session.merchant)).not.toContain(`"${EVIL}`)
  },
)
