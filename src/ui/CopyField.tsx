import type { ComponentChildren } from 'preact'
import { Button } from './Button.tsx'
import { createCopier, type Copier, type CopyWords } from './copier.ts'
import { ExactText } from './ExactText.tsx'
import { signalComponent } from './signal-component.ts'

export interface CopyFieldProps {
  readonly label: string
  /** What is shown. */
  readonly value: ComponentChildren
  /** What is copied; nothing can be copied where it is undefined. */
  readonly copy: string | undefined
  /** A tile or a large row copies wherever it is pressed. */
  readonly look?: 'tile' | 'large' | undefined
  /** A few quiet words below the value. */
  readonly hint?: string | undefined
  readonly words: CopyWords & { readonly copy: string; readonly copyThis: string }
  /** Where something else copies the same. */
  readonly copier?: Copier | undefined
  /** Called with what happened, for those who do not see the button. */
  readonly onCopy: (word: string) => void
}

/** Outlines in a 24 by 24 box; where it is narrow they stand without words. */
const TICK = 'M5 13l4 4L19 7'
const SHEETS = 'M9 9h11v11H9zM5 15H4V4h11v1'

/** A value with its own copy button, which says "copied" only where it was; else the exact text stands selected. */
export const CopyField = signalComponent<CopyFieldProps>((_, end) => {
  const own = createCopier()
  end(own.stop)

  return (props) => {
    const { label, value, copy, look = '', hint, words, copier = own, onCopy } = props
    const done = copier.state.value === 'copied'
    const picked = copier.state.value === 'selected' && copy !== undefined
    return (
      <div
        class={`copy ${look}`}
        part={look === 'tile' ? 'row tile' : 'row'}
        onCopy={copy === undefined ? undefined : () => copier.take(copy)}
      >
        <dt>{label}</dt>
        <dd>
          {picked ? (
            <ExactText copier={copier} text={copy} label={label} words={words} />
          ) : (
            <>
              {/* Groups of digits keep their order also where the language runs from right to left. */}
              <bdi translate={false}>{value}</bdi>
              {hint !== undefined && <small>{hint}</small>}
            </>
          )}
        </dd>
        {copy !== undefined && (
          <dd class={done ? 'press done' : 'press'}>
            <Button
              kind="plain"
              label={done ? words.copied : words.copyThis}
              onClick={() => void copier.copy(copy, words, onCopy)}
            >
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d={done ? TICK : SHEETS} />
              </svg>
              {/* A new one for each word: a browser that translates the page has put its own into the old one. */}
              <span key={done}>{done ? words.copied : words.copy}</span>
            </Button>
          </dd>
        )}
      </div>
    )
  }
})
