import type { Row } from '../../contract/index.ts'
import type { ScreenProps } from './screen.ts'

/** Whom one pays, said before the rows: that it is a person, and what may be written beside it. */
export function Trust({ context: { translator }, action: { payee, rows }, isOver }: ScreenProps) {
  if (!payee || isOver) return null
  const isNamed = rows.some(({ name }: Row) => name === 'reference')
  const comment =
    payee.comment === 'empty' ? 'commentEmpty' : payee.comment === 'required' && isNamed ? 'commentRequired' : undefined
  if (payee.kind !== 'person' && !comment) return null
  return (
    <p class="trust" part="trust">
      {payee.kind === 'person' && translator.t('payeePerson')} {comment && <b>{translator.t(comment)}</b>}
    </p>
  )
}
