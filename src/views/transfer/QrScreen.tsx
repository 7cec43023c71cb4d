import { signal } from '@preact/signals-core'
import type { Bank } from '../../contract/index.ts'
import { linkAddress, pageAddress } from '../../core/address.ts'
import { keepBank, recallBank } from '../../core/last-bank.ts'
import { Fold } from '../../ui/Fold.tsx'
import { signalComponent } from '../../ui/signal-component.ts'
import type { StepContext } from '../step-context.ts'
import { Amount } from './Amount.tsx'
import { AppLink } from './AppLink.tsx'
import type { BankApp } from './bank-app.ts'
import type { Next } from './Bar.tsx'
import { Layout } from './Layout.tsx'
import { FoldedQr, QrFigure } from './QrFigure.tsx'
import { Rows } from './Rows.tsx'
import { isTouch, type ScreenProps } from './screen.ts'
import { Trust } from './Trust.tsx'

const FIND = () => import('../find-methods.ts')

/** By a QR code. On a phone the bank's app opens instead, with the code in it; on a desk a phone scans it. */
export const QrScreen = signalComponent<ScreenProps>(() => {
  const touch = isTouch()
  const recalled = recallBank(window)
  const last = signal(recalled)
  const isOpened = signal(false)
  const opened = () => {
    isOpened.value = true
  }
  const openedBank = (name: string) => {
    opened()
    last.value = name
    keepBank(window, name)
  }

  return (props) => {
    const { context, action, isOver } = props
    const { translator, files } = context
    const hasQr = action.qr !== undefined && !isOver
    const caption = translator.t('scanQr')
    const banks = touch && !isOver ? appsOf(action.banks ?? []) : []
    const used = banks.find(({ name }) => name === last.value)
    const href = action.link === undefined || isOver ? undefined : linkAddress(action.link)
    const kind = isOpened.value ? 'plain' : 'primary'
    const anyBank = (kind: 'primary' | 'plain') =>
      href !== undefined && (
        <AppLink href={href} kind={kind} onOpen={opened}>
          {translator.t('openBank')}
        </AppLink>
      )
    const usedBank = used && (
      <AppLink key={used.name} href={used.href} kind={kind} onOpen={opened}>
        {translator.t('openApp', { name: used.name })}
      </AppLink>
    )
    // Which bank it is the list asks; without the list the address that any bank's app may answer to has to do.
    const isListed = banks.length > 0 && files.missing.value === 0
    const next: Next | undefined = touch
      ? {
          element: usedBank ?? (!isListed && anyBank(kind)),
          isDone: isOpened.value || (!isListed && href === undefined),
        }
      : undefined
    const rows = <Rows {...props} />
    return (
      <Layout
        {...props}
        title={translator.t('qrTitle')}
        beside={hasQr && !touch ? <QrFigure {...props} caption={caption} /> : undefined}
        next={next}
      >
        <Amount {...props} />
        {banks.length > 0 && (
          <Banks
            context={context}
            banks={banks}
            used={used}
            isKnown={banks.some(({ name }) => name === recalled)}
            hasCode={hasQr}
            onOpen={openedBank}
          />
        )}
        <Trust {...props} />
        {touch && hasQr && action.rows.length > 0 ? (
          <Fold name="rows" show={translator.t('showDetails')} hide={translator.t('hideDetails')}>
            {rows}
          </Fold>
        ) : (
          rows
        )}
        {!touch && anyBank('plain')}
        {hasQr && touch && <FoldedQr {...props} caption={caption} />}
      </Layout>
    )
  }
})

/** Those that can be opened safely. */
function appsOf(banks: readonly Bank[]): readonly BankApp[] {
  return banks.flatMap(({ name, link, web, aliases = [] }) => {
    const page = web === undefined ? undefined : pageAddress(web)?.href
    const href = linkAddress(link) ?? page
    return href === undefined ? [] : [{ name, href, page: page === href ? undefined : page, aliases }]
  })
}

interface BanksProps {
  readonly context: StepContext
  readonly banks: readonly BankApp[]
  readonly used: BankApp | undefined
  readonly isKnown: boolean
  readonly hasCode: boolean
  readonly onOpen: (name: string) => void
}

const Banks = signalComponent<BanksProps>(() => ({ context, ...rest }) => {
  const extra = context.extra()
  if (!extra)
    return (
      <p class="skeleton" aria-busy="true">
        <i />
        <i />
      </p>
    )
  const find = () => context.files.get(FIND)
  return <extra.views.Banks context={{ ...context, translator: extra.translator }} find={find} {...rest} />
})
