import type { Bank } from '../../contract/index.ts'
import type { ExtraViewContext } from '../view-context.ts'

export interface BanksProps {
  readonly context: ExtraViewContext
  readonly banks: readonly Bank[]
  readonly hasCode: boolean
}

export function Banks({ context }: BanksProps) {
  return <p>{context.translator.t('help')}</p>
}
