/** What a method asks of the buyer, and how the answers become `additional_fields`. */
import type { Field } from '../../../src/contract/index.ts'
import type { Locale } from '../../texts/locale.ts'
import type { Exact } from '../kit/exact-json.ts'
import type { Chosen } from './methods.ts'
import { TEXTS } from './texts/index.ts'

/** Values with `;` cannot be signed; said here, so that the buyer reads it at the field. */
const NO_SEMICOLON = '^[^;]*$'

/** The spellings of one bank in the two documents: `create_invoice` and `obtain_token` differ. */
const H2H_BANK_APPS = { Sberbank: 'sberbank', Tinkoff: 'tbank' } as const
const FORM_BANK_APPS = { sberbank: 'sberbank', tbank: 'tbank', kapital: { brand: 'Kapital' } } as const

/** The fields of a method in the buyer's language. */
export function buyerFields({ way, data }: Chosen, locale: Locale): readonly Field[] {
  const { fields, hints, apps } = TEXTS[locale]
  const text = (name: keyof typeof fields, required: boolean): Field => ({
    name,
    type: 'text',
    label: fields[name],
    pattern: NO_SEMICOLON,
    required,
  })
  switch (data.extra) {
    case 'none':
      return []
    case 'bank':
      return [{ ...text('bank_name', false), hint: hints.bank_name }]
    case 'cash':
      return [
        { ...text('address', true), hint: hints.address },
        { ...text('messenger', true), example: 'Telegram' },
        { ...text('username', true), example: '@name' },
        // The document marks both as optional and asks for at least one of them.
        { name: 'asap', type: 'checkbox', label: fields.asap, required: false, oneOf: 'when' },
        { name: 'time', type: 'datetime', label: fields.time, required: false, oneOf: 'when' },
        { ...text('verification_code', false), hint: hints.verification_code },
      ]
    case 'bank-app': {
      const options = Object.entries(way === 'h2h' ? H2H_BANK_APPS : FORM_BANK_APPS).map(([value, app]) => ({
        value,
        label: typeof app === 'string' ? apps[app] : app.brand,
      }))
      return [
        { name: 'bank_app', type: 'select', label: fields.bank_app, hint: hints.bank_app, required: true, options },
      ]
    }
  }
}

/** What `cash_in/update` takes with `edit`. */
const EDITABLE: ReadonlySet<string> = new Set(['address', 'messenger', 'username', 'asap', 'time'])

/** The fields of a meeting that may be changed; of any other way to pay none. */
export function editableFields(chosen: Chosen, locale: Locale): readonly Field[] {
  if (chosen.data.extra !== 'cash') return []
  return buyerFields(chosen, locale).filter(({ name }) => EDITABLE.has(name))
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
