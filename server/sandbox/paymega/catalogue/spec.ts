/** How the sandbox's own services and methods are written down. */

type Texts = Readonly<Record<'en' | 'ru' | 'uk', string>>

export interface FieldSpec {
  readonly key: string
  readonly label: Texts
  readonly hint: Texts
  readonly regexp: string
  readonly required: boolean
  readonly example?: string
}

/** `rate` in per cent of the amount, the rest in major units; `max` 0 is no limit. */
export interface Fee {
  readonly rate: number
  readonly fix: number
  readonly min: number
  readonly max: number
}

export interface ServiceSpec {
  /** The code without currency and flow: `sbp` of `sbp_rub_hpp`. */
  readonly code: string
  readonly method: string
  readonly flow: string
  readonly fields: readonly FieldSpec[]
  /** Major units. */
  readonly min: number
  readonly max: number
  readonly fee?: Fee
  /** What the payer pays in, where that is another one; its limits are in it. */
  readonly currency?: string
  /** How its hosted page wants to be opened; GET without parameters unless said. */
  readonly entry?: 'GET' | 'GET with params' | 'POST'
  /** The end of the code: currency and flow, lower case. */
  suffix(currency: string): string
}

export interface MethodSpec {
  readonly category: string
  readonly name: Readonly<Record<string, string>>
  readonly description?: string
}

export interface CurrencyCatalogue {
  readonly services: readonly ServiceSpec[]
  readonly methods: Readonly<Record<string, MethodSpec>>
}

/** A service of a method of the same code, unless `more` says otherwise. */
export function service(
  code: string,
  flow: string,
  limits: readonly [min: number, max: number],
  more: Partial<Omit<ServiceSpec, 'code' | 'flow' | 'min' | 'max' | 'suffix'>> = {},
): ServiceSpec {
  return {
    code,
    method: code,
    flow,
    fields: [],
    min: limits[0],
    max: limits[1],
    ...more,
    suffix: (currency) => `${(more.currency ?? currency).toLowerCase()}_${flow}`,
  }
}

export function phoneField(regexp: string, required: boolean): FieldSpec {
  return {
    key: 'phone',
    label: { en: 'Phone number', ru: 'Номер телефона', uk: 'Номер телефону' },
    hint: {
      en: 'Enter your phone number with the country code',
      ru: 'Введите номер телефона с кодом страны',
      uk: 'Введіть номер телефону з кодом країни',
    },
    example: '+79161234567',
    regexp,
    required,
  }
}

export function accountField(hint: string, regexp: string): FieldSpec {
  return {
    key: 'account',
    label: { en: 'Account number', ru: 'Номер счёта', uk: 'Номер рахунку' },
    hint: { en: hint, ru: hint, uk: hint },
    regexp,
    required: true,
  }
}

const STATUS_FIELD: FieldSpec = {
  key: 'status',
  label: { en: 'Status', ru: 'Статус', uk: 'Статус' },
  hint: {
    en: 'Enter success, pending or fail',
    ru: 'Введите success, pending или fail',
    uk: 'Введіть success, pending або fail',
  },
  example: 'success',
  regexp: '^[a-zA-Z_]*$',
  required: true,
}

/** The test flow's service, whose `status` field chooses the outcome. */
export const TEST_SERVICE = service('test', 'test', [0.01, 9_999_999], { fields: [STATUS_FIELD] })
export const TEST_METHOD: MethodSpec = { category: 'alternative', name: { en: 'Test', ru: 'Тест', uk: 'Тест' } }

export const CARD_METHOD: MethodSpec = {
  category: 'payment_card',
  name: { en: 'Payment card', ru: 'Банковская карта', uk: 'Платіжна картка' },
}
