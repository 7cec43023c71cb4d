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

/** A wallet, by its own name: its app is opened, or its code scanned, or its number copied. */
export const WalletScreen = signalComponent<ScreenProps>((_, end) => {
  const copier = createCopier()
  end(copier.stop)
  const touch = isTouch()
  const isOpened = signal(false)

  return (props) => {
    const { context, action, isOver } = props
    const { translator, store } = context
    const name = store.session.value?.attempt?.name ?? ''
    const main = mainRow(action)
    const caption = translator.t('scanWith', { name })
    const hasQr = action.qr !== undefined && !isOver
    const href = action.link === undefined || isOver ? undefined : linkAddress(action.link)
    const open = (kind: 'primary' | 'plain') =>
      href !== undefined && (
        <AppLink href={href} kind={kind} onOpen={() => (isOpened.value = true)}>
          {translator.t('openApp', { name })}
        </AppLink>
      )
    const copy: Next | undefined = main && {
      element: <CopyNext context={context} copier={copier} text={main.copy} label={translator.t(main.word)} />,
      isDone: copier.taken.value === main.copy,
    }
    const isLink = href !== undefined && (touch || !hasQr)
    const link: Next = { element: open(isOpened.value ? 'plain' : 'primary'), isDone: isOpened.value }
    return (
      <Layout
        {...props}
        title={translator.t('walletTitle', { name })}
        beside={hasQr && !touch ? <QrFigure {...props} caption={caption} /> : undefined}
        next={isLink ? link : hasQr ? undefined : copy}
      >
        <Amount {...props} />
        <Trust {...props} />
        <Rows {...props} copier={copier} />
        {!isLink && open('plain')}
        {hasQr && touch && <FoldedQr {...props} caption={caption} />}
      </Layout>
    )
  }
})
