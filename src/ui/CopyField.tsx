import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from './Button.tsx'
import { copyText } from './copy.ts'

export interface CopyFieldProps {
  readonly label: string
  /** What is shown. */
  readonly value: string
  /** What is copied; nothing can be copied where it is undefined. */
  readonly copy: string | undefined
  readonly large?: boolean
  readonly words: { readonly copy: string; readonly copyThis: string; readonly copied: string; readonly selected: string }
  /** Told what happened, for those who do not see the button. */
  readonly onCopy: (word: string) => void
}

const STAYS = 3_000

/** A value with its own copy button, which says "copied" only where it was; else the exact text stands selected. */
export function CopyField({ label, value, copy, large, words, onCopy }: CopyFieldProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'selected'>('idle')
  const text = useRef<HTMLInputElement>(null)
  const select = () => {
    text.current?.focus()
    text.current?.select()
  }
  useEffect(() => {
    if (state === 'selected') select()
    if (state !== 'copied') return undefined
    const timer = setTimeout(setState, STAYS, 'idle')
    return () => clearTimeout(timer)
  }, [state])

  const press = async () => {
    const done = await copyText(copy ?? '', navigator.clipboard)
    setState(done ? 'copied' : 'selected')
    if (!done) select()
    onCopy(done ? words.copied : words.selected)
  }

  return (
    <div class={large ? 'copy large' : 'copy'} part="row">
      <dt>{label}</dt>
      <dd>
        {state === 'selected' && copy !== undefined ? (
          <>
            <input class="exact" readOnly ref={text} value={copy} aria-label={label} />
            <small>{words.selected}</small>
          </>
        ) : (
          value
        )}
      </dd>
      {copy !== undefined && (
        <dd class="press">
          <Button kind="plain" label={words.copyThis} onClick={press}>
            {state === 'copied' ? words.copied : words.copy}
          </Button>
        </dd>
      )}
    </div>
  )
}
