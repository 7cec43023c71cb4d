import { createCopier } from '../../ui/copier.ts'
import { ExactText } from '../../ui/ExactText.tsx'
import { signalComponent } from '../../ui/signal-component.ts'
import { Amount } from './Amount.tsx'
import type { Next } from './Bar.tsx'
import { copyWords } from './copy-words.ts'
import { CopyNext } from './CopyNext.tsx'
import { Layout } from './Layout.tsx'
import { FoldedQr, QrFigure } from './QrFigure.tsx'
import { Rows } from './Rows.tsx'
import { isTouch, type ScreenProps } from './screen.ts'
import { Trust } from './Trust.tsx'

/** Pix: a code that is pasted into the bank's app, with all that it needs in it. */
export const PixScreen = signalComponent<ScreenProps>((_, end) => {
  const copier = createCopier()
  end(copier.stop)
  const touch = isTouch()

  return (props) => {
    const { context, action, isOver } = props
    const { translator } = context
    const code = isOver ? undefined : action.qr?.payload
    const label = translator.t('copyPix')
    const caption = translator.t('scanQr')
    const hasQr = action.qr !== undefined && !isOver
    const next: Next | undefined =
      code === undefined
        ? undefined
        : {
            element: <CopyNext context={context} copier={copier} text={code} label={label} />,
            isDone: copier.taken.value === code,
          }
    return (
      <Layout
        {...props}
        title={translator.t('pixTitle')}
        beside={hasQr && !touch ? <QrFigure {...props} caption={caption} /> : undefined}
        next={next}
      >
        <Amount {...props} />
        {code !== undefined && <p>{translator.t('pixHow')}</p>}
        {code !== undefined && copier.state.value === 'selected' && (
          <p class="field" onCopy={() => copier.take(code)}>
            <ExactText copier={copier} text={code} label={label} words={copyWords(translator, label)} />
          </p>
        )}
        <Trust {...props} />
        <Rows {...props} />
        {hasQr && touch && <FoldedQr {...props} caption={caption} />}
      </Layout>
    )
  }
})
