/** The apps that open a payment link of SBP, each by an address of its own. Pure. */
import type { Bank } from '../../src/contract/index.ts'
import type { Instructions } from './report.ts'
import { sbpLinkOf } from './sbp-link.ts'

export interface SbpBank {
  readonly name: string
  /** What the app answers to in the place of `https`: `bank` and twelve digits. */
  readonly scheme: string
  /** Where the bank takes a payment's id in a browser. */
  readonly webClient?: string
  /** What people type who look for it, besides its name. Lower case. */
  readonly aliases?: readonly string[]
}

/** Banks that a buyer is offered: a Session with a link of SBP grows by some 200 bytes for each. */
export const MOST_BANKS = 100

export const isScheme = (text: string): boolean => /^bank\d{12}$/.test(text)

const bank = (id: string, name: string, aliases: readonly string[], webClient?: string): SbpBank => ({
  name,
  scheme: `bank${id}`,
  aliases,
  ...(webClient === undefined ? {} : { webClient }),
})

/** Those with the most buyers, as NSPK's public list has them; offered where the shop has no list of its own. */
export const LARGEST: readonly SbpBank[] = [
  bank('100000000111', 'Сбербанк', ['сбер', 'sber', 'sberbank']),
  bank(
    '100000000004',
    'Т-Банк',
    ['тинькофф', 'tinkoff', 'тбанк', 't-bank', 'tbank'],
    'https://www.tinkoff.ru/mybank/payments/qr-pay',
  ),
  bank('110000000005', 'ВТБ', ['vtb'], 'https://online.vtb.ru/i/paymentSbp'),
  bank('100000000008', 'Альфа-Банк', ['alfa', 'alpha'], 'https://alfa-mobile.alfabank.ru/mobile-public/goto/qr'),
  bank('100000000001', 'Газпромбанк', ['гпб', 'gazprombank', 'gpb'], 'https://sbpgpb.ru/c2bpayments'),
  bank('100000000273', 'Озон Банк', ['ozon'], undefined),
  bank('100000000150', 'Яндекс Банк', ['yandex', 'яндекс пэй']),
  bank('100000000020', 'Россельхозбанк', ['рсхб', 'rshb']),
  bank('100000000013', 'Совкомбанк', ['sovcombank', 'халва'], 'https://halvacard.ru/lk/qr'),
  bank('100000000010', 'ПСБ', ['псб', 'psb', 'промсвязьбанк'], 'https://ib.psbank.ru/sbp/payment'),
  bank('100000000016', 'Почта Банк', ['pochta']),
  bank('100000000007', 'Райффайзенбанк', ['raiffeisen', 'райф'], 'https://online.raiffeisen.ru/outer/qr/qr.nspk.ru'),
  bank('100000000017', 'МТС Банк', ['mts']),
  bank('100000000082', 'Банк ДОМ.РФ', ['домрф', 'domrf'], 'https://my.domrfbank.ru/app/sbp/c2b'),
  bank('100000000025', 'МКБ', ['московский кредитный банк', 'mkb'], 'https://online.mkb.ru/go/c2b'),
  bank('100000000026', 'Уралсиб', ['uralsib'], 'https://online.uralsib.ru/sbp-pay'),
]

const PLACES = new Map(LARGEST.map(({ scheme }, place) => [scheme, place]))
const placeOf = ({ scheme }: SbpBank) => PLACES.get(scheme) ?? LARGEST.length

/** The largest first, the others as they came; one bank once, and no more than are offered. */
export function inOrder(banks: readonly SbpBank[]): readonly SbpBank[] {
  const once = [...new Map(banks.toReversed().map((one) => [one.scheme, one])).values()].toReversed()
  return once.toSorted((a, b) => placeOf(a) - placeOf(b)).slice(0, MOST_BANKS)
}

/** What people type who look for the bank of this scheme, where we know it. */
export const aliasesOfScheme = (scheme: string): readonly string[] => LARGEST[PLACES.get(scheme) ?? -1]?.aliases ?? []

/**
 * The apps that open these details. A bank's address is the link with its scheme in the place of `https`; in a browser it is the bank's own
 * page with the payment's id. Where a bank has none, the link itself is the way without an app, and is not told for each again.
 */
export function banksFor(
  { mode, qr, link }: Extract<Instructions, { kind: 'transfer' }>,
  banks: readonly SbpBank[],
): readonly Bank[] {
  const text = qr?.payload ?? link
  const sbp = mode === 'qr' && text !== undefined ? sbpLinkOf(text) : undefined
  if (!sbp) return []
  const rest = sbp.text.replace(/^https:/i, '')
  return banks.map(({ name, scheme, webClient, aliases = [] }) => ({
    name,
    link: `${scheme}:${rest}`,
    ...(webClient === undefined ? {} : { web: `${webClient}/${sbp.id}` }),
    ...(aliases.length === 0 ? {} : { aliases: [...aliases] }),
  }))
}
