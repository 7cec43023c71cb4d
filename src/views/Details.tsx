import type { Transfer } from '../contract/index.ts'
import { momentText } from '../core/moment.ts'
import type { LazyViewContext } from './view-context.ts'

export interface DetailsProps {
  readonly context: LazyViewContext
  readonly details: Transfer
}

/** What was to be sent and to whom, to be read and no more. */
export function Details({ context: { translator }, details: { amount, rows } }: DetailsProps) {
  const row = (key: string, label: string, value: string) => (
    <div key={key} class="copy" part="row">
      <dt>{label}</dt>
      <dd>
        {/* Groups of digits keep their order also where the language runs from right to left. */}
        <bdi translate={false}>{value}</bdi>
      </dd>
    </div>
  )
  return (
    <dl class="details" part="details">
      {row('amount', translator.t('amount'), translator.money(amount))}
      {rows.map(({ name, value }) =>
        row(name, translator.t(`row_${name}`), name === 'time' ? momentText(value, translator.tag) : value),
      )}
    </dl>
  )
}
