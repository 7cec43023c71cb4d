import type { Transfer } from '../../contract/index.ts'
import type { ExtraViewContext } from '../view-context.ts'

export interface CashProps {
  readonly context: ExtraViewContext
  readonly action: Transfer
}

export function Cash({ context }: CashProps) {
  return <p>{context.translator.t('help')}</p>
}
