/**
 * Words of Paymega's own catalogue that are known to be wrong, in one table. Each is replaced only while it is as it was seen:
 * once Paymega mends it, its own word is taken again.
 */
import type { Texts } from './row.ts'

interface Correction {
  /** Fields that it is about, and the word that is wrong, by language. */
  readonly key: string
  readonly wrong: Readonly<Record<string, string>>
  readonly right: Readonly<Record<string, string>>
}

const LABELS: readonly Correction[] = [
  // The payer's own surname, as its English label and its hint say; the Russian and Ukrainian ones name the recipient's.
  {
    key: 'payer_last_name',
    wrong: { ru: 'Фамилия получателя', uk: 'Прізвище отримувача' },
    right: { ru: 'Фамилия отправителя', uk: 'Прізвище відправника' },
  },
  // A payment to the shop: the number on the payer's document, as sixteen other services of the catalogue have it. The payer does not know the shop's.
  {
    key: 'document_id',
    wrong: {
      en: "Beneficiary's personal identification number",
      ru: 'Номер документа получателя',
      uk: 'Номер документа отримувача',
    },
    right: {
      en: 'Payer personal identification number',
      ru: 'Номер документа плательщика',
      uk: 'Номер документа платника',
    },
  },
  // Written with one letter too many.
  {
    key: 'blockchain_address',
    wrong: { ru: 'Blockchain адресс для получения средств' },
    right: { ru: 'Blockchain адрес для получения средств' },
  },
]
const HINTS: readonly Correction[] = [
  {
    key: 'document_id',
    wrong: {
      en: "Enter beneficiary's personal identification number",
      ru: 'Введите номер документа получателя',
      uk: 'Введіть номер документа отримувача',
    },
    right: {
      en: 'Enter payer personal identification number',
      ru: 'Введите номер документа плательщика',
      uk: 'Введіть номер документа платника',
    },
  },
  // The wallet is the payer's. The Ukrainian word is written with a Latin letter in it.
  {
    key: 'email',
    wrong: {
      en: "Enter the recipient's email address",
      ru: 'Введите Email получателя',
      uk: 'Введiть Email отримувача',
    },
    right: { en: 'Enter email', ru: 'Введите Email', uk: 'Введіть Email' },
  },
  // The same letter too many, and one too few.
  {
    key: 'blockchain_address',
    wrong: { ru: 'Введите Blockchain адресс' },
    right: { ru: 'Введите Blockchain адрес' },
  },
  {
    key: 'account_id',
    wrong: { uk: 'Введіть нмер акаунту клієнта' },
    right: { uk: 'Введіть номер акаунту клієнта' },
  },
]

function corrected(table: readonly Correction[], key: string, given: Texts | undefined): Texts | undefined {
  if (given === undefined) return undefined
  const about = table.filter((correction) => correction.key === key)
  const right = (language: string, text: string) =>
    about.find(({ wrong }) => wrong[language] === text)?.right[language] ?? text
  if (typeof given === 'string') return right('en', given)
  return Object.fromEntries(Object.entries(given).map(([language, text]) => [language, right(language, text)]))
}

/** The label of the field `key`, mended where Paymega's is known to be wrong. */
export const labelOf = (key: string, given: Texts | undefined): Texts | undefined => corrected(LABELS, key, given)
/** The same of its hint. */
export const hintOf = (key: string, given: Texts | undefined): Texts | undefined => corrected(HINTS, key, given)
