/** What holds for every language's sentences, whoever adds one. */
import { describe, expect, test } from 'vitest'
import { durationText } from './duration.ts'
import enExtra from './en.extra.ts'
import enSteps from './en.steps.ts'
import en from './en.ts'
import { languageFor, textsFile } from './language.ts'
import { extraTextsFile } from './extra-texts.ts'
import { stepTextsFile } from './step-texts.ts'
import type { ExtraTexts, Plural, StepTexts, Texts } from './texts.ts'
import { createTranslator } from './translator.ts'

const PICKER = import.meta.glob<Texts>('./??.ts', { eager: true, import: 'default' })
const STEPS = import.meta.glob<StepTexts>('./??.steps.ts', { eager: true, import: 'default' })

const EXTRA = import.meta.glob<ExtraTexts>('./??.extra.ts', { eager: true, import: 'default' })

const english: Sentences = { ...en, ...enSteps, ...enExtra }
type Sentences = Readonly<Record<string, string | Plural>>

const codesOf = (files: object) => Object.keys(files).map((path) => path.slice(2, 4))
const languages = Object.entries(PICKER).map(([path, picker]) => {
  const code = path.slice(2, 4)
  const steps = STEPS[`./${code}.steps.ts`]
  const extra = EXTRA[`./${code}.extra.ts`]
  if (!steps || !extra) throw new Error(`${code} has no sentences for the steps, or for what few open`)
  return { code, texts: { ...picker, ...steps, ...extra } }
})

const formsOf = (text: string | Plural | undefined) => (typeof text === 'string' ? [text] : Object.values(text ?? {}))
const slotsOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([slot]) => slot).toSorted()
/** Without what no language translates. */
const wordsOf = (text: string) => text.replaceAll(/\{\w+\}|\b(QR|PDF|Pix)\b/g, ' ')

/** What is wrong with one sentence, in words; empty where nothing is. `like` is the English one. */
function faultsOf(text: string, like: string, code: string): readonly string[] {
  const { script = 'Latn' } = new Intl.Locale(code).maximize()
  const words = wordsOf(text)
  const foreign = new RegExp(`[\\p{L}--\\p{Script=${script}}]`, 'v').exec(words)
  const spaced = text.trim() === '' || text !== text.trim() || /\s{2}/.test(text)
  return [
    ...(spaced ? ['is empty or has spare spaces'] : []),
    ...(slotsOf(text).join() === slotsOf(like).join() ? [] : ['has other slots than the English one']),
    ...(new RegExp(`\\p{Script=${script}}`, 'v').test(words) ? [] : ['has no word in its script']),
    ...(foreign ? [`has a letter of another script: ${foreign[0]}`] : []),
    ...(/[!¡]|\.\.\.|…|'|"/.test(text) ? ['exclaims, trails off or has a straight quote'] : []),
    ...(text === text.normalize('NFC') ? [] : ['is not in Unicode’s composed form']),
    ...(/[.।]$/.test(text) === like.endsWith('.') ? [] : ['ends otherwise than the English one']),
  ]
}

test('the picker, the steps and what few open are in the same languages', () => {
  expect(codesOf(PICKER).toSorted()).toEqual(codesOf(STEPS).toSorted())
  expect(codesOf(PICKER).toSorted()).toEqual(codesOf(EXTRA).toSorted())
  expect(codesOf(PICKER)).toEqual(
    expect.arrayContaining(['en', 'ru', 'uk', 'kk', 'az', 'id', 'hi', 'de', 'tr', 'pt', 'vi']),
  )
})

describe.each(languages)('the sentences in $code', ({ code, texts }) => {
  const sentences: Sentences = texts

  test('are those of English', () => {
    expect(Object.keys(sentences).toSorted()).toEqual(Object.keys(english).toSorted())
  })

  test('are whole, in one script, with the same slots', () => {
    const faults = Object.entries(sentences).flatMap(([key, text]) =>
      formsOf(text).flatMap((form) => {
        const [like = ''] = formsOf(english[key]).slice(-1)
        return faultsOf(form, like, code).map((fault) => `${key} ${fault}: ${form}`)
      }),
    )
    expect(faults).toEqual([])
  })

  test('have a form for every number', () => {
    const plurals = Object.values(sentences).filter((text) => typeof text !== 'string')
    const { pluralCategories } = new Intl.PluralRules(code).resolvedOptions()
    for (const plural of plurals) expect(Object.keys(plural).toSorted()).toEqual(pluralCategories.toSorted())
    expect(plurals).not.toEqual([])
  })

  test('say a button’s own word first in its longer name, as people call it by what they see', () => {
    expect(texts.copyWhat.startsWith(texts.copy)).toBe(true)
  })

  test('have one full stop after a shortened unit of time', () => {
    const translator = createTranslator(code, texts)
    for (const ms of [5_000, 180_000, 3_660_000]) {
      const time = durationText(code, ms)
      for (const key of ['waitSoFar', 'waitUsually'] as const)
        expect(translator.t(key, { time })).not.toMatch(/[.॰][.।]/)
    }
  })
})

test.each([
  ['uk-UA', 'uk'],
  ['kk-KZ', 'kk'],
  ['kk_Cyrl_KZ', 'kk'],
  ['az-Latn', 'az'],
  ['az-Latn-AZ', 'az'],
  ['id-ID', 'id'],
  // What older Android calls Indonesian.
  ['in', 'id'],
  ['hi-IN', 'hi'],
  ['de-AT', 'de'],
  ['tr-TR', 'tr'],
  ['pt-BR', 'pt'],
  ['pt_br', 'pt'],
  ['vi-VN', 'vi'],
])('%s is spoken to in %s', async (asked, code) => {
  const language = languageFor([asked])
  expect(language.code).toBe(code)
  const texts = {
    ...(await textsFile(language)()).default,
    ...(await stepTextsFile(language)()).default,
    ...(await extraTextsFile(language)()).default,
  }
  expect(texts).toEqual(languages.find((one) => one.code === code)?.texts)
})
