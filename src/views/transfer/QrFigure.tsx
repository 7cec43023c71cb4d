import { Fold } from '../../ui/Fold.tsx'
import { Code } from '../Code.tsx'
import type { ScreenProps } from './screen.ts'

export interface QrFigureProps extends ScreenProps {
  /** By what it is scanned. */
  readonly caption: string
}

/** The QR code of a transfer, and by what it is scanned. */
export function QrFigure({ context, action: { qr, amount }, caption }: QrFigureProps) {
  const { translator } = context
  return (
    <figure>
      <Code
        context={context}
        payload={qr?.payload}
        svg={qr?.svg}
        label={translator.t('qrLabel', { amount: translator.money(amount) })}
      />
      <figcaption class="muted">{caption}</figcaption>
    </figure>
  )
}

/** The same on a phone, which cannot scan its own screen: behind a button, for somebody else's. */
export function FoldedQr(props: QrFigureProps) {
  const { translator } = props.context
  return (
    <Fold name="code" show={translator.t('showQr')} hide={translator.t('hideQr')}>
      <QrFigure {...props} />
    </Fold>
  )
}
