import { signal } from '@preact/signals-core'
import { createCopier } from '../../ui/copier.ts'
import { signalComponent } from '../../ui/signal-component.ts'
import { linkAddress } from '../../core/address.ts'
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

/** A currency without banks: where it goes, and that nothing but it may be sent there. */
export const CryptoScreen = signalComponent<ScreenProps>((_, end) => {
  const copier = createCopier()
  end(copier.stop)
  const touch = isTouch()
  const isOpened = signal(false)

  return (props) => {
    const { context, action, isOver } = props
    const { translator, store } = context
    const { currency } = action.amount
    const name = store.session.value?.attempt?.name ?? ''
    const caption = translator.t('scanWith', { name })
    const main = mainRow(action)
    const hasQr = action.qr !== undefined && !isOver
    const href = action.link === undefined || isOver ? undefined : linkAddress(action.link)
    const next: Next | undefined = main && {
      element: <CopyNext context={context} copier={copier} text={main.copy} label={translator.t(main.word)} />,
      isDone: copier.taken.value === main.copy,
    }
    const open = (kind: 'primary' | 'plain') =>
      href !== undefined && (
        <AppLink href={href} kind={kind} onOpen={() => (isOpened.value = true)}>
          {translator.t('openApp', { name })}
        </AppLink>
      )
    return (
      <Layout
        {...props}
        title={translator.t('cryptoTitle', { currency })}
        beside={hasQr && !touch ? <QrFigure {...props} caption={caption} /> : undefined}
        next={
          next ??
          (touch && href !== undefined
            ? { element: open(isOpened.value ? 'plain' : 'primary'), isDone: isOpened.value }
            : undefined)
        }
      >
        {!isOver && (
          <p class="notice" part="notice">
            {translator.t('cryptoOnly', { currency })}
          </p>
        )}
        <Amount {...props} />
        <Trust {...props} />
        <Rows {...props} copier={copier} />
        {(next !== undefined || !touch) && open('plain')}
        {hasQr && touch && <FoldedQr {...props} caption={caption} />}
      </Layout>
    )
  }
})
