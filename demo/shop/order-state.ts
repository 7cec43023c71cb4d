/** What a buyer reads about an order; the page and the script that keeps it fresh show the same. */
import type { Money } from '../../src/contract/money.ts'
import { moneyText, type Locale } from './locale.ts'
import { hasArrived, isChecking, type Held } from './paywicket.ts'
import { fill, TEXTS, type Texts } from './texts.ts'

export interface OrderState {
  readonly tone: 'waiting' | 'good' | 'bad'
  readonly title: string
  readonly text: string
  /** What the button to the checkout says; absent where there is nothing to pay. */
  readonly pay?: string
  /** True where nothing is expected to change soon. */
  readonly settled: boolean
}

type Draft = readonly [tone: OrderState['tone'], title: keyof Texts, text: keyof Texts, pay?: keyof Texts]

function draftOf(held: Held): Draft {
  switch (held.status) {
    case 'open':
      if (isChecking(held)) return ['waiting', 'checkingTitle', 'checkingText', 'continuePaying']
      return hasArrived(held.received)
        ? ['waiting', 'partTitle', 'partText', 'continuePaying']
        : ['waiting', 'openTitle', 'openText', 'continuePaying']
    case 'paid':
      return ['good', 'paidTitle', 'paidText']
    case 'overpaid':
      return ['good', 'overpaidTitle', 'overpaidText']
    case 'underpaid':
      return ['bad', 'underpaidTitle', 'underpaidText', 'tryAgain']
    case 'failed':
      return ['bad', 'failedTitle', 'failedText', 'tryAgain']
    case 'expired':
      return ['bad', 'expiredTitle', 'expiredText', 'tryAgain']
    case 'cancelled':
      return ['bad', 'cancelledTitle', 'cancelledText', 'tryAgain']
  }
}

/** The state of an order in words. */
export function orderState(held: Held, locale: Locale): OrderState {
  const texts = TEXTS[locale]
  const [tone, title, text, pay] = draftOf(held)
  const show = (money: Money) => moneyText(money, locale)
  const values = {
    amount: show(held.order.amount),
    received: show(held.received),
    due: show(held.due),
    over: show(held.overpaid),
    refunded: show(held.refunded),
  }
  const sentences = [texts[text], ...(hasArrived(held.refunded) ? [texts.refundedText] : [])]
  return {
    tone,
    title: texts[title],
    text: fill(sentences.join(' '), values),
    ...(pay ? { pay: texts[pay] } : {}),
    settled: held.status !== 'open',
  }
}

/** Is the order done with, so that its cart can be emptied? */
export function isPaid({ status }: Held): boolean {
  return status === 'paid' || status === 'overpaid'
}
