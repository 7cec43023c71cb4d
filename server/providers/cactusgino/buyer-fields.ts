/** What a method asks of the buyer, and how the answers become `additional_fields`. */
import type { Field } from '../../../src/contract/index.ts'
import { say, type Locale, type Sentence } from '../../texts/locale.ts'
import type { Exact } from '../exact-json.ts'
import type { Chosen } from './methods.ts'

const TEXT: Readonly<Record<string, Sentence>> = {
  bank_name: { en: 'Your bank', ru: 'Ваш банк' },
  bank_name_hint: { en: 'Helps to find the recipient in the same bank', ru: 'Поможет найти получателя в том же банке' },
  address: { en: 'Address', ru: 'Адрес' },
  address_hint: { en: 'Where you want to meet', ru: 'Где вам удобно встретиться' },
  username: { en: 'Your name in the messenger', ru: 'Ваше имя в мессенджере' },
  messenger: { en: 'Messenger', ru: 'Мессенджер' },
  verification_code: { en: 'Verification code', ru: 'Код подтверждения' },
  verification_code_hint: { en: 'If you were given one', ru: 'Если вам его дали' },
  asap: { en: 'As soon as possible', ru: 'Как можно скорее' },
  time: { en: 'Or at a time', ru: 'Или ко времени' },
  bank_app: { en: 'The app you will pay from', ru: 'Приложение, из которого вы заплатите' },
}

/** Values with `;` cannot be signed; said here, so that the buyer reads it at the field. */
const NO_SEMICOLON = '^[^;]*$'

/** The spellings of one bank in the two documents: `create_invoice` and `obtain_token` differ. */
const H2H_BANK_APPS = [
  { value: 'Sberbank', label: { en: 'Sberbank', ru: 'Сбербанк' } },
  { value: 'Tinkoff', label: { en: 'T-Bank', ru: 'Т-Банк' } },
] as const
const FORM_BANK_APPS = [
  { value: 'sberbank', label: { en: 'Sberbank', ru: 'Сбербанк' } },
  { value: 'tbank', label: { en: 'T-Bank', ru: 'Т-Банк' } },
  { value: 'kapital', label: { en: 'Kapital', ru: 'Kapital' } },
] as const

/** The fields of a method in the buyer's language. */
export function buyerFields({ way, data }: Chosen, locale: Locale): readonly Field[] {
  const label = (name: string): string => {
    const sentence = TEXT[name]
    return sentence ? say(sentence, locale) : name
  }
  const text = (name: string, required: boolean): Field => ({
    name,
    type: 'text',
    label: label(name),
    pattern: NO_SEMICOLON,
    required,
    ...(TEXT[`${name}_hint`] ? { hint: label(`${name}_hint`) } : {}),
  })
  switch (data.extra) {
    case 'none':
      return []
    case 'bank':
      return [text('bank_name', false)]
    case 'cash':
      return [
        text('address', true),
        { ...text('messenger', true), example: 'Telegram' },
        { ...text('username', true), example: '@name' },
        // The document marks both as optional and asks for at least one of them.
        { name: 'asap', type: 'checkbox', label: label('asap'), required: false, oneOf: 'when' },
        { name: 'time', type: 'datetime', label: label('time'), required: false, oneOf: 'when' },
        text('verification_code', false),
      ]
    case 'bank-app': {
      const apps = way === 'h2h' ? H2H_BANK_APPS : FORM_BANK_APPS
      const options = apps.map((app) => ({ value: app.value, label: say(app.label, locale) }))
      return [{ name: 'bank_app', type: 'select', label: label('bank_app'), required: true, options }]
    }
  }
}

/** `additional_fields` of the answers: only the method's own fields, empty ones left out. */
export function additionalFields(
  chosen: Chosen,
  answers: Readonly<Record<string, string>>,
): { readonly [name: string]: Exact } | undefined {
  const values: Record<string, Exact> = {}
  for (const { name, type } of buyerFields(chosen, 'en')) {
    const value = answers[name]?.trim()
    if (!value) continue
    if (type !== 'checkbox') values[name] = value
    else if (value !== 'false') values[name] = true
  }
  return Object.keys(values).length > 0 ? values : undefined
}
