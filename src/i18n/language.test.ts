import { expect, test } from 'vitest'
import { languageFor, textsFile } from './language.ts'
import { stepTextsFile } from './step-texts.ts'

test.each([
  [['ru-KZ'], { code: 'ru', tag: 'ru-KZ' }],
  [['ru_kz'], { code: 'ru', tag: 'ru-KZ' }],
  [['RU'], { code: 'ru', tag: 'ru' }],
  [['xx-YY', 'ru'], { code: 'ru', tag: 'ru' }],
  [['en-AU', 'ru'], { code: 'en', tag: 'en-AU' }],
  // Who reads neither of what we ship nor English reads Russian.
  [['be-BY'], { code: 'ru', tag: 'be-BY' }],
  [['hy', 'en'], { code: 'ru', tag: 'hy' }],
  [['tg_TJ'], { code: 'ru', tag: 'tg-TJ' }],
  [['es-MX'], { code: 'es', tag: 'es-MX' }],
  [['sv-SE', 'zh-HK'], { code: 'en', tag: 'en' }],
  [['../../etc/passwd', 'not a tag at all'], { code: 'en', tag: 'en' }],
  [[], { code: 'en', tag: 'en' }],
])('%j is read as %j', (asked, language) => {
  expect(languageFor(asked)).toEqual(language)
})

test('sentences of the host page make a language that we do not ship; the rest of them is English', () => {
  expect(languageFor(['ar-XB'], true)).toEqual({ code: 'en', tag: 'ar-XB' })
  expect(languageFor(['ru-KZ'], true)).toEqual({ code: 'ru', tag: 'ru-KZ' })
  expect(languageFor([], true)).toEqual({ code: 'en', tag: 'en' })
})

test('every language has the sentences of the picker and of the steps', async () => {
  for (const asked of ['en', 'ru']) {
    const language = languageFor([asked])
    expect((await textsFile(language)()).default.loading).not.toBe('')
    expect((await stepTextsFile(language)()).default.copy).not.toBe('')
  }
})
