import { toMinor, toMoney, type Done as DoneAction, type Money, type Outcome, type Session } from '../contract/index.ts'
import { pageAddress } from '../core/address.ts'
import { contactLinks } from '../core/contact.ts'
import { Title } from './Title.tsx'
import type { LazyViewContext } from './view-context.ts'

type Tone = 'good' | 'odd' | 'bad'

const TONES: Readonly<Record<Outcome, Tone>> = {
  paid: 'good',
  overpaid: 'good',
  underpaid: 'odd',
  failed: 'bad',
  expired: 'odd',
  cancelled: 'odd',
}

/** Outlines in a 24 by 24 box: a tick, a clock's hand, a cross. */
const SIGNS: Readonly<Record<Tone, string>> = {
  good: 'M6 12.5l4 4 8-9',
  odd: 'M12 7v6m0 3.5v.5',
  bad: 'M8 8l8 8m0-8l-8 8',
}

export interface DoneProps {
  readonly context: LazyViewContext
  readonly action: DoneAction
  readonly session: Session
}

/** What happened, how much arrived, what comes next, and one way on. */
export function Done({ context, action: { outcome, failure, returnUrl }, session }: DoneProps) {
  const { translator } = context
  const { order, received, refunded, merchant } = session
  const tone = TONES[outcome]
  const came = tone === 'good' ? received : undefined
  const back = backAddress(returnUrl)
  const excess = outcome === 'overpaid' ? excessOf(session) : undefined
  // What did not go through is tried again in the shop, where there is a way back to it.
  const isAsking = !refunded && outcome !== 'paid' && (outcome !== 'failed' || back === undefined)
  const links = isAsking ? contactLinks(merchant.contact) : []
  return (
    <div class={`step done ${tone}`}>
      <svg class="sign" viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r="11" />
        <path d={SIGNS[tone]} />
      </svg>
      <Title context={context}>{translator.t(`done_${outcome}`)}</Title>
      <p class="due">
        <span>{translator.t(came ? 'arrived' : 'amount')}</span>
        <strong part="amount">{translator.money(came ?? order.amount)}</strong>
      </p>
      {failure && <p>{failure.text}</p>}
      <dl>
        {received && !came && <Sum label={translator.t('arrived')} value={translator.money(received)} />}
        {outcome === 'overpaid' && <Sum label={translator.t('amount')} value={translator.money(order.amount)} />}
        {excess && <Sum label={translator.t('excess')} value={translator.money(excess)} />}
        {refunded && <Sum label={translator.t('refunded')} value={translator.money(refunded)} />}
      </dl>
      {/* What has been sent back needs no more doing. */}
      {!refunded && <p>{translator.t(`next_${outcome}`, { order: order.id })}</p>}
      {links.length > 0 && (
        <ul class="contact" aria-label={translator.t('contactShop')}>
          {links.map(({ kind, text, href }) => (
            <li key={kind}>
              <a href={href} {...(kind === 'url' && { target: '_blank', rel: 'noreferrer' })}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      )}
      {back !== undefined && (
        <a class="button primary" part="button button-primary" href={back} target="_top">
          {translator.t('back', { shop: merchant.name })}
        </a>
      )}
    </div>
  )
}

function Sum({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div class="copy">
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** What has come beyond the order's amount and is still there; undefined where that is nothing. */
function excessOf({ order, received, refunded }: Session): Money | undefined {
  const { currency } = order.amount
  const [came, asked, back] = [received, order.amount, refunded].map((sum) => (sum ? toMinor(sum.value, currency) : 0))
  if (typeof came !== 'number' || typeof asked !== 'number' || typeof back !== 'number') return undefined
  return came - back > asked ? toMoney(came - back - asked, currency) : undefined
}

/** The shop's own page, which may be as insecure as the one that the buyer came from. */
function backAddress(returnUrl: string | undefined): string | undefined {
  if (returnUrl === undefined) return undefined
  const own = location.protocol === 'http:' && returnUrl.startsWith(`${location.origin}/`)
  return own ? returnUrl : pageAddress(returnUrl)?.href
}
