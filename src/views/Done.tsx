import type { Done as DoneAction, Outcome, Session } from '../contract/index.ts'
import { pageAddress } from '../core/address.ts'
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
        {refunded && <Sum label={translator.t('refunded')} value={translator.money(refunded)} />}
      </dl>
      {/* What has been sent back needs no more doing. */}
      {!refunded && <p>{translator.t(`next_${outcome}`, { order: order.id })}</p>}
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

/** The shop's own page, which may be as insecure as the one that the buyer came from. */
function backAddress(returnUrl: string | undefined): string | undefined {
  if (returnUrl === undefined) return undefined
  const own = location.protocol === 'http:' && returnUrl.startsWith(`${location.origin}/`)
  return own ? returnUrl : pageAddress(returnUrl)?.href
}
