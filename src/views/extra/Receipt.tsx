import type { ExtraViewContext } from '../view-context.ts'

export interface ReceiptProps {
  readonly context: ExtraViewContext
  readonly left: number
}

export function Receipt({ context }: ReceiptProps) {
  return <p>{context.translator.t('help')}</p>
}
