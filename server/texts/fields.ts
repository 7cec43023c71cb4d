import type { Sentence } from './locale.ts'

/** What is wrong with a buyer's field; `{label}` is the field's own label. */
export const FIELD_FAULTS = {
  required: { en: '{label}: please fill this in', ru: '{label}: заполните это поле' },
  long: { en: '{label}: at most 256 characters', ru: '{label}: не больше 256 знаков' },
  pattern: { en: '{label}: this does not look right, please check it', ru: '{label}: похоже на ошибку, проверьте' },
  select: { en: '{label}: choose one of the options', ru: '{label}: выберите один из вариантов' },
  datetime: { en: '{label}: enter a date and time', ru: '{label}: укажите дату и время' },
  email: {
    en: '{label}: enter an e-mail address, for example name@mail.com',
    ru: '{label}: укажите адрес почты, например name@mail.ru',
  },
  tel: {
    en: '{label}: enter a phone number, for example +79001234567',
    ru: '{label}: укажите номер телефона, например +79001234567',
  },
  oneOf: { en: '{label}: fill in at least one of these', ru: '{label}: заполните хотя бы одно из полей' },
  unknown: { en: '{label}: this method has no such field', ru: '{label}: у этого способа нет такого поля' },
} as const satisfies Record<string, Sentence>
