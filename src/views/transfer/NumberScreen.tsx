import { signal } from '@preact/signals-core'
import { linkAddress } from '../../core/address.ts'
import { createCopier } from '../../ui/copier.ts'
import { signalComponent } from '../../ui/signal-component.ts'
import { Amount } from './Amount.tsx'
import { AppLink } from './AppLink.tsx'
import type { Next } from './Bar.tsx'
import { CopyNext } from './CopyNext.tsx'
import { Layout } from './Layout.tsx'
import { mainRow } from './main-row.ts'
import { FoldedQr, QrFigure } from './QrFigure.tsx'
import { Rows } from './Rows.tsx'
import { isTouch, type ScreenProps } from './screen.ts'
import { Trust } from './Trust.tsx'

/**
 * To a card, a phone number or an account; and whatever has no screen of its own. The number is copied, the bank's app is the
 * buyer's to open.
 */
export const NumberScreen = signalComponent<ScreenProps>((_, end) => {
  const copier = createCopier()
  end(copier.stop)
  const touch = isTouch()
  const isOpened = signal(false)

  return (props) => {
    const { context, action, isOver } = props
    const { translator } = context
    const main = mainRow(action)
    const qr = action.qr && !isOver
    const caption = translator.t('scanQr')
    const href = action.link === undefined || isOver ? undefined : linkAddress(action.link)
    const open = (kind: 'primary' | 'plain') =>
      href !== undefined && (
        <AppLink href={href} kind={kind} onOpen={() => (isOpened.value = true)}>
          {translator.t('openBank')}
        </AppLink>
      )
    const copy: Next | undefined = main && {
      element: <CopyNext context={context} copier={copier} text={main.copy} label={translator.t(main.word)} />,
      isDone: copier.taken.value === main.copy,
    }
    // With a number to copy the link is one way of two; without one it is the way.
    const link: Next | undefined =
      touch && href !== undefined
        ? { element: open(isOpened.value ? 'plain' : 'primary'), isDone: isOpened.value }
        : undefined
    return (
      <Layout
        {...props}
        title={translator.t('transferTitle')}
        beside={qr && !touch ? <QrFigure {...props} caption={caption} /> : undefined}
        next={copy ?? link}
      >
        <Amount {...props} />
        <Trust {...props} />
        <Rows {...props} copier={copier} />
        {(copy || !link) && open('plain')}
        {qr && touch && <FoldedQr {...props} caption={caption} />}
      </Layout>
    )
  }
})
