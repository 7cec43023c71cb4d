/** What holds for every list of sentences, whoever says them. */
import { describe, expect, it } from 'vitest'
import { LOCALES, type Locale } from '../../server/texts/locale.ts'
import type { InEveryLanguage } from '../../server/texts/translation.ts'

interface Sentences {
  readonly [key: string]: string | Sentences
}

/** The letters that a language writes with. */
const LETTERS: InEveryLanguage<string> = {
  en: 'a-z',
  ru: 'а-яё',
  uk: 'а-щьюяєіїґ',
  kk: 'а-яёәғқңөұүһі',
  az: 'a-vx-zəğıİşöüç',
  id: 'a-z',
  hi: '\u0904-\u0939',
  de: 'a-zäöüß',
  tr: 'a-pr-vyzçğıİöşü',
  pt: 'a-záâãàçéêíóôõú',
  vi: 'a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ',
  pl: 'a-ząćęłńóśźż',
  fr: 'a-zàâæçéèêëîïôœùûüÿ',
  es: 'a-záéíóúüñ',
}

/** What no language translates: slots, codes, addresses, and names of brands. */
const UNTRANSLATED =
  /\{\w+\}|\S+@\S+|\b(?:3-D Secure|CVC2|API|CGI|ID|QR|PDF|Pix|SBP|Cactusgino|MTS Pay|MTS|T-Bank|Sberbank|Invoice|INVOICE_TERMINAL|CIS|m10|login|acquirer)\b/gi

function flat(sentences: Sentences, path = ''): readonly (readonly [key: string, text: string])[] {
  return Object.entries(sentences).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as const] : flat(value, `${path}${key}.`),
  )
}

const slotsOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([slot]) => slot).toSorted()
const wordsOf = (text: string) => text.replaceAll(UNTRANSLATED, ' ').match(/[\p{L}\p{M}’-]{2,}/gu) ?? []

/** What is wrong with one text, in words; empty where nothing is. `english` is what it translates. */
function faultsOf(text: string, english: string, locale: Locale): readonly string[] {
  const own = new RegExp(`[${LETTERS[locale]}]`, 'iv')
  const foreign = new RegExp(`[\\p{L}--[${LETTERS[locale]}]]`, 'iv')
  const bare = text.replaceAll(UNTRANSLATED, ' ')
  const isNameOnly = wordsOf(english).length === 0
  return [
    ...(text.trim() === '' || text !== text.trim() || /\s{2}/.test(text) ? ['is empty or has spare spaces'] : []),
    ...(slotsOf(text).join() === slotsOf(english).join() ? [] : ['has other slots than the English one']),
    ...(/[!¡]|\.\.\.|…|'/.test(text) ? ['exclaims, trails off or has a straight quote'] : []),
    ...(text === text.normalize('NFC') ? [] : ['is not in Unicode’s composed form']),
    ...(own.test(bare) || isNameOnly ? [] : ['is not in its script']),
    ...(foreign.test(bare) ? [`has letters of another language: ${foreign.exec(bare)?.[0]}`] : []),
    // A Latin letter in a Cyrillic word looks right and is read out, sorted and found wrong.
    ...(/\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/u.test(text) ? ['mixes scripts'] : []),
    ...(/[.。।:]$/.test(text) === /[.:]$/.test(english) ? [] : ['ends otherwise than the English one']),
    ...(locale !== 'en' && text === english && wordsOf(english).length > 1 ? ['is English'] : []),
  ]
}

/** Registers the tests of one list of sentences. */
export function describeTexts(name: string, texts: InEveryLanguage<Sentences>): void {
  describe(`the sentences of ${name}`, () => {
    const english = new Map(flat(texts.en))

    it.each(LOCALES)('in %s are whole, in its own script, with the same slots', (locale) => {
      const said = flat(texts[locale])
      expect(said.map(([key]) => key).toSorted()).toEqual([...english.keys()].toSorted())
      const faults = said.flatMap(([key, text]) =>
        faultsOf(text, english.get(key) ?? '', locale).map((fault) => `${key} ${fault}: ${text}`),
      )
      expect(faults).toEqual([])
    })
  })
}
