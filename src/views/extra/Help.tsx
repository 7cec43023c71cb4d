import type { Session } from '../../contract/index.ts'
import type { ExtraViewContext } from '../view-context.ts'

export interface HelpProps {
  readonly context: ExtraViewContext
  readonly session: Session
}

export function Help({ context }: HelpProps) {
  return <p>{context.translator.t('help')}</p>
}
