/**
 * What a buyer reads for a `resolution` of Paymega. The platform publishes no closed list; the codes below are those of
 * its documents and of its test cards, grouped by what they mean to somebody who wants to pay. For any other code the
 * general sentence serves.
 */
import type { Sentence } from '../../texts/locale.ts'

interface Group {
  readonly codes: readonly string[]
  readonly text: Sentence
  readonly retryable: boolean
}

const GROUPS: readonly Group[] = [
  {
    codes: ['insufficient_funds'],
    text: {
      en: 'There is not enough money on the card or account. Top it up, or pay in another way.',
      ru: 'На карте или счёте не хватает денег. Пополните его или заплатите другим способом.',
    },
    retryable: true,
  },
  {
    codes: [
      'limit_violation',
      'card_usage_limit_violation',
      'card_usage_issuer_limit_violation',
      'card_restricted',
      'card_restricted_by_acquirer',
      'functionality_is_not_permitted',
    ],
    text: {
      en: 'Your bank does not allow this payment: a limit of the card is reached. Raise it in your bank’s app, or take another card.',
      ru: 'Банк не разрешает этот платёж: достигнут лимит карты. Увеличьте его в приложении банка или возьмите другую карту.',
    },
    retryable: true,
  },
  {
    codes: ['card_expired', 'invalid_expire_date'],
    text: {
      en: 'The card has expired, or its date was typed wrong. Check the date, or take another card.',
      ru: 'Срок карты истёк или дата введена с ошибкой. Проверьте дату или возьмите другую карту.',
    },
    retryable: true,
  },
  {
    codes: [
      'invalid_card',
      'invalid_pan',
      'invalid_cardholder',
      'invalid_cvv',
      'invalid_details',
      'invalid_credentials',
      'fatal_invalid_card',
      'card_verification_failed',
      'invalid_pin',
    ],
    text: {
      en: 'The payment details were typed wrong. Check each of them and try again.',
      ru: 'В платёжных данных ошибка. Проверьте каждое поле и попробуйте ещё раз.',
    },
    retryable: true,
  },
  {
    codes: ['invalid_card_type', 'invalid_card_status', 'card_3ds_enrolled', 'card_is_3ds_enrolled'],
    text: {
      en: 'This card cannot be used here. Take another card, or pay in another way.',
      ru: 'Эта карта здесь не подходит. Возьмите другую или заплатите другим способом.',
    },
    retryable: true,
  },
  {
    codes: ['card_not_3ds_enrolled', 'card_is_not_3ds_enrolled', 'unable_to_determine_3ds_enrolment'],
    text: {
      en: 'The card is not set up for confirmed payments on the internet. Switch that on in your bank’s app, or take another card.',
      ru: 'Карта не подключена к подтверждению платежей в интернете. Включите его в приложении банка или возьмите другую карту.',
    },
    retryable: true,
  },
  {
    codes: [
      'auth_3ds_required',
      'auth_otp_required',
      'auth_fatal_error',
      'client_auth_failed',
      'invalid_3ds_code',
      'invalid_otp_code',
      'invalid_otp',
      'access_denied',
    ],
    text: {
      en: 'The payment was not confirmed. Try again and enter the code your bank sends you.',
      ru: 'Платёж не подтверждён. Попробуйте ещё раз и введите код, который пришлёт банк.',
    },
    retryable: true,
  },
  {
    codes: ['card_lost', 'card_stolen', 'lost_or_stolen_card', 'card_blocked_by_invalid_pin'],
    text: {
      en: 'Your bank has blocked this card. Call the bank, or take another card.',
      ru: 'Банк заблокировал эту карту. Позвоните в банк или возьмите другую карту.',
    },
    retryable: true,
  },
  {
    codes: ['antifraud_error', 'customer_blocked'],
    text: {
      en: 'The payment was stopped by a security check. Pay in another way, or write to the shop.',
      ru: 'Платёж остановила проверка безопасности. Заплатите другим способом или напишите в магазин.',
    },
    retryable: true,
  },
  {
    codes: ['general_decline', 'declined', 'fatal_decline', 'issuer_decline'],
    text: {
      en: 'Your bank declined the payment and gave no reason. Call the bank, or take another card.',
      ru: 'Банк отклонил платёж и не назвал причину. Позвоните в банк или возьмите другую карту.',
    },
    retryable: true,
  },
  {
    codes: ['duplicated_transaction'],
    text: {
      en: 'The same payment was sent twice, and this copy was not taken. Wait a few minutes before you try again.',
      ru: 'Один и тот же платёж отправлен дважды, эта копия не принята. Подождите несколько минут, прежде чем пробовать снова.',
    },
    retryable: true,
  },
  {
    codes: ['invalid_amount', 'amount_refused'],
    text: {
      en: 'This way to pay does not take this amount. Choose another one.',
      ru: 'Этот способ не принимает такую сумму. Выберите другой.',
    },
    retryable: true,
  },
  {
    codes: ['method_refused'],
    text: {
      en: 'This way to pay is not available for this order. Choose another one.',
      ru: 'Этот способ недоступен для этого заказа. Выберите другой.',
    },
    retryable: true,
  },
  {
    codes: ['unsupported_flow'],
    text: {
      en: 'This way to pay cannot be opened here. Choose another one.',
      ru: 'Этот способ здесь открыть нельзя. Выберите другой.',
    },
    retryable: true,
  },
  {
    codes: [
      'error',
      'provider_error',
      'provider_fatal_error',
      'general_fatal_error',
      'fatal_error',
      'unable_to_reconcile',
      'invalid_request',
      'forced_captured',
      'unknown',
    ],
    text: {
      en: 'Something went wrong at the payment system. Try again in a few minutes, or pay in another way.',
      ru: 'Сбой на стороне платёжной системы. Попробуйте через несколько минут или заплатите другим способом.',
    },
    retryable: true,
  },
]

/** The sentence for each known code. */
export const RESOLUTIONS: ReadonlyMap<string, Pick<Group, 'text' | 'retryable'>> = new Map(
  GROUPS.flatMap((group) => group.codes.map((code) => [code, group] as const)),
)
