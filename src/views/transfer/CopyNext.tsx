import { Button } from '../../ui/Button.tsx'
import type { Copier } from '../../ui/copier.ts'
import { signalComponent } from '../../ui/signal-component.ts'
import type { StepContext } from '../step-context.ts'
import { copyWords } from './copy-words.ts'

export interface CopyNextProps {
  readonly context: StepContext
  readonly copier: Copier
  readonly text: string
  /** What the button says. */
  readonly label: string
}

/** Copies what the buyer's bank asks for. Filled until it was copied, by whatever means. */
export const CopyNext = signalComponent<CopyNextProps>(() => ({ context, copier, text, label }) => {
  const { translator, say } = context
  const copied = copier.state.value === 'copied'
  return (
    <Button
      kind={copier.taken.value === text ? 'plain' : 'primary'}
      onClick={() => void copier.copy(text, copyWords(translator, label), say)}
    >
      <span key={copied}>{copied ? translator.t('copied') : label}</span>
    </Button>
  )
})
