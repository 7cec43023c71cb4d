import type { ExtraViewContext } from '../view-context.ts'

export interface HandoverProps {
  readonly context: ExtraViewContext
}

export function Handover({ context }: HandoverProps) {
  return <p>{context.translator.t('help')}</p>
}
