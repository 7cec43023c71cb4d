/** Invoice API v2, table 9.2: why a bank or a card system refused a payment. */
import type { Sentence } from '../../texts/locale.ts'

/** What a buyer can do about it; the sentences stand in `sentences.ts`. */
export type Advice =
  | 'twice'
  | 'too-late'
  | 'confirm-again'
  | 'system'
  | 'bank-or-card'
  | 'card-number'
  | 'blocked-card'
  | 'funds'
  | 'expired-card'
  | 'not-allowed'
  | 'shop'
  | 'limit'
  | 'bank-away'

export interface BankError {
  /** The pair of the table, `[2, 51]`, as `2,51`. */
  readonly pair: string
  /** The table's English name, in lower case. */
  readonly name: string
  /** Our failure code. */
  readonly code: string
  readonly advice: Advice
  /** What the shop's staff reads: the reason as the table gives it. */
  readonly shop: Sentence
}

function row(pair: string, name: string, advice: Advice, en: string, ru: string): BankError {
  return { pair, name, code: name.replaceAll(/[^a-z]+/g, '_'), advice, shop: { en, ru } }
}

export const BANK_ERRORS: readonly BankError[] = [
  row(
    '3,-21',
    'duplicate transaction',
    'twice',
    'The same request was sent again.',
    'Запрос с теми же параметрами отправлен повторно.',
  ),
  row(
    '3,-20',
    'expired transaction',
    'too-late',
    'The operation took longer than it may.',
    'Операция длилась дольше допустимого.',
  ),
  row(
    '3,-19',
    'authentication failed',
    'confirm-again',
    '3-D Secure failed: a wrong number, CVC2 or code, the payer cancelled, or the bank was not reached.',
    'Не пройдена 3-D Secure: неверный номер, CVC2 или код, плательщик отменил или банк не ответил.',
  ),
  row(
    '3,-17',
    'access denied',
    'system',
    'The bank refused the request as it was formed.',
    'Банк не принял запрос: он сформирован неверно.',
  ),
  row(
    '3,-2',
    'bad cgi request',
    'system',
    'The request to the bank was formed wrong.',
    'Запрос к банку сформирован неверно.',
  ),
  row(
    '2,4',
    'your card is restricted',
    'bank-or-card',
    'The issuer restricts the card: region, status, or no payments on the internet.',
    'Эмитент ограничил карту: регион, статус или запрет платежей в интернете.',
  ),
  row(
    '2,5',
    'transaction declined',
    'bank-or-card',
    'The issuer declined and gave no reason.',
    'Эмитент отклонил операцию без указания причины.',
  ),
  row(
    '2,12',
    'invalid transaction',
    'bank-or-card',
    'The operation is not allowed for this card or merchant, or the request is wrong.',
    'Операция не разрешена для этой карты или магазина, либо ошибка в запросе.',
  ),
  row(
    '2,14',
    'no such card',
    'card-number',
    'There is no such card, or its number is wrong.',
    'Такой карты нет или её номер неверен.',
  ),
  row(
    '2,41',
    'lost card',
    'blocked-card',
    'The issuer has the card marked as lost.',
    'У эмитента карта отмечена как утерянная.',
  ),
  row(
    '2,43',
    'stolen card',
    'blocked-card',
    'The issuer has the card marked as stolen.',
    'У эмитента карта отмечена как украденная.',
  ),
  row(
    '2,51',
    'not sufficient funds',
    'funds',
    'Not enough money on the card; the issuer’s own fees or a conversion count too.',
    'На карте не хватает средств; учитываются комиссии эмитента и конвертация.',
  ),
  row(
    '2,54',
    'expired card',
    'expired-card',
    'The card has expired, was reissued, or its date is wrong.',
    'Срок карты истёк, карта перевыпущена или дата указана неверно.',
  ),
  row(
    '2,57',
    'not permitted to client',
    'not-allowed',
    'The issuer does not allow this operation for the card or client.',
    'Эмитент не разрешает эту операцию для карты или клиента.',
  ),
  row(
    '2,58',
    'not permitted to merchant',
    'shop',
    'The terminal or merchant is not set up for this operation: ask Invoice or the bank.',
    'Терминал или магазин не настроен на такую операцию: обратитесь в Invoice или банк.',
  ),
  row(
    '2,59',
    'suspected fraud',
    'bank-or-card',
    'A security system in the chain suspects fraud.',
    'Система безопасности одного из участников подозревает мошенничество.',
  ),
  row(
    '2,61',
    'exceeds amount limit',
    'limit',
    'The amount is above a limit of the card or terminal.',
    'Сумма превысила лимит карты или терминала.',
  ),
  row('2,62', 'restricted card', 'bank-or-card', 'The issuer restricts the card.', 'Эмитент ограничил карту.'),
  row(
    '2,65',
    'exceeds frequency limit',
    'limit',
    'Too many operations with the card in a day or month.',
    'Слишком много операций по карте за сутки или месяц.',
  ),
  row('2,82', 'time-out at issuer', 'bank-away', 'The issuer did not answer in time.', 'Эмитент не ответил вовремя.'),
  row('2,91', 'issuer unavailable', 'bank-away', 'The issuer is not reachable.', 'Эмитент недоступен.'),
  row(
    '2,93',
    'violation of law',
    'bank-or-card',
    'The issuer refused so as not to break the law; the holder must call the bank.',
    'Эмитент отказал во избежание нарушения закона; держателю нужно обратиться в банк.',
  ),
  row(
    '2,95',
    'reconcile error',
    'twice',
    'The operation had already been carried out.',
    'Операция уже была проведена.',
  ),
  row(
    '2,96',
    'system malfunction',
    'system',
    'A technical failure at the acquirer.',
    'Технический сбой на стороне эквайера.',
  ),
]

/**
 * The failure code of a failed payment's `status_description`: by the table's pair, else by its English name, else
 * the general one. The document does not say in which of them the reason is sent.
 */
export function failureOf(description: string | undefined): string {
  const text = description?.toLowerCase() ?? ''
  const [, first = '', second = ''] = /\[?\s*\b([23])\s*,\s*(-?\d{1,2})\b\s*\]?/.exec(text) ?? []
  const known =
    BANK_ERRORS.find(({ pair }) => pair === `${first},${second}`) ??
    // Longest names first: "your card is restricted" is not "restricted card", but a short name may be part of a longer one.
    BANK_ERRORS.toSorted((a, b) => b.name.length - a.name.length).find(({ name }) => text.includes(name))
  return known?.code ?? 'declined'
}
