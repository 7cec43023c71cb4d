import type { Row, Transfer } from '../contract/index.ts'
import { momentText } from '../core/moment.ts'
import { CopyField } from '../ui/CopyField.tsx'
import type { LazyViewContext } from './view-context.ts'

export interface DetailsProps {
  readonly context: LazyViewContext
  readonly details: Transfer
  /** While details may be used they can be copied, and the amount is the largest text there is. */
  readonly usable: boolean
}

/** What to send and to whom: the amount, then the rows in the order in which a bank's app asks for them. */
export function Details({ context: { translator, say }, details: { amount, rows }, usable }: DetailsProps) {
  const words = (what: string) => ({
    copy: translator.t('copy'),
    copyThis: translator.t('copyWhat', { what }),
    copied: translator.t('copied'),
    selected: translator.t('copySelected'),
  })
  const field = (label: string, value: string, copy: string, large: boolean) => (
    <CopyField
      key={label}
      label={label}
      value={value}
      copy={usable ? copy : undefined}
      large={large}
      words={words(label)}
      onCopy={say}
    />
  )
  return (
    <dl class="details" part="details">
      {/* A bank's app takes the bare number, without spaces or a currency sign. */}
      {field(translator.t(usable ? 'sendExactly' : 'amount'), translator.money(amount), amount.value, usable)}
      {rows.map(({ name, value, copy }: Row) => {
        const shown = name === 'time' ? momentText(value, translator.tag) : value
        return field(translator.t(`row_${name}`), shown, copy ?? shown, false)
      })}
    </dl>
  )
}
