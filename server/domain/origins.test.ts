import { describe, expect, it } from 'vitest'
import { isAmong, originsOf, readOrigin } from './origins.ts'

describe('an origin', () => {
  it.each([
    ['https://shop.example', 'https://shop.example'],
    ['HTTPS://Shop.Example', 'https://shop.example'],
    ['https://shop.example/', 'https://shop.example'],
    ['https://shop.example:443', 'https://shop.example'],
    ['http://shop.example:80/', 'http://shop.example'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['https://чай.рф', 'https://xn--80as4b.xn--p1ai'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['capacitor://localhost', 'capacitor://localhost'],
    ['Ionic://LocalHost/', 'ionic://localhost'],
    ['tauri://localhost', 'tauri://localhost'],
    ['capacitor://app.shop.example:8080', 'capacitor://app.shop.example:8080'],
  ])('%s is written as a browser does', (text, origin) => {
    expect(readOrigin(text)).toBe(origin)
  })

  it.each([
    '',
    'null',
    '*',
    'shop.example',
    'https://',
    'https://shop.example/thanks',
    'https://shop.example?',
    'https://shop.example#',
    'https://who@shop.example',
    'https://who:hush@shop.example',
    'blob:https://shop.example',
    'ftp://shop.example',
    'file:///',
    'javascript://localhost',
    'chrome-extension://abc',
    'capacitor:localhost',
    'capacitor://',
    'capacitor://localhost/page',
    'capacitor://who@localhost',
    'capacitor://a;b',
    'ionic://local host',
  ])('%s is none', (text) => {
    expect(readOrigin(text)).toBeUndefined()
  })
})

describe('the origins of a session', () => {
  it('are the server’s, and its own beside them, each once', () => {
    expect(originsOf({}, ['https://a.example'])).toEqual(['https://a.example'])
    expect(originsOf({ origins: ['https://b.example', 'https://a.example'] }, ['https://a.example'])).toEqual([
      'https://a.example',
      'https://b.example',
    ])
    expect(originsOf({ origins: [] }, [])).toEqual([])
  })

  it('are compared as a browser writes them, however they were stored', () => {
    const origins = originsOf({ origins: ['HTTPS://Tea.Example:443/', 'of old'] }, [])
    expect(origins).toEqual(['https://tea.example', 'of old'])
    expect(isAmong('https://tea.example', origins)).toBe(true)
    expect(isAmong('https://Tea.example', origins)).toBe(true)
    expect(isAmong('https://tea.example:8443', origins)).toBe(false)
    expect(isAmong('http://tea.example', origins)).toBe(false)
    expect(isAmong('null', origins)).toBe(false)
  })
})
