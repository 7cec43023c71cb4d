import { signal } from '@preact/signals-core'
import { Button } from './Button.tsx'
import { copyText } from './copy.ts'
import { signalComponent } from './signal-component.ts'

export interface CopyFieldProps {
  readonly label: string
  /** What is shown. */
  readonly value: string
  /** What is copied; nothing can be copied where it is undefined. */
  readonly copy: string | undefined
  readonly large?: boolean
  readonly words: {
    readonly copy: string
    readonly copyThis: string
    readonly copied: string
    readonly selected: string
  }
  /** Called with what happened, for those who do not see the button. */
  readonly onCopy: (word: string) => void
}

/** Outlines in a 24 by 24 box; where it is narrow they stand without words. */
const TICK = 'M5 13l4 4L19 7'
const SHEETS = 'M9 9h11v11H9zM5 15H4V4h11v1'

/** How long "copied" stays, ms. */
const STAYS = 3_000

/** A value with its own copy button, which says "copied" only where it was; else the exact text stands selected. */
export const CopyField = signalComponent<CopyFieldProps>((_, end) => {
  const state = signal<'idle' | 'copied' | 'selected'>('idle')
  let timer: ReturnType<typeof setTimeout> | undefined
  let exact: HTMLInputElement | null = null
  end(() => clearTimeout(timer))

  const select = (input: HTMLInputElement | null) => {
    exact = input
    input?.focus()
    input?.select()
  }
  const press = async ({ copy = '', words, onCopy }: CopyFieldProps) => {
    clearTimeout(timer)
    const done = await copyText(copy, navigator.clipboard)
    if (done) timer = setTimeout(() => (state.value = 'idle'), STAYS)
    else select(exact)
    state.value = done ? 'copied' : 'selected'
    onCopy(done ? words.copied : words.selected)
  }

  return (props) => {
    const { label, value, copy, large, words } = props
    const done = state.value === 'copied'
    const picked = state.value === 'selected' && copy !== undefined
    return (
      <div class={large && !picked ? 'copy large' : 'copy'} part="row">
        <dt>{label}</dt>
        <dd>
          {picked ? (
            <>
              <input class="exact" readOnly ref={select} value={copy} aria-label={label} />
              <small>{words.selected}</small>
            </>
          ) : (
            // Groups of digits keep their order also where the language runs from right to left.
            <bdi>{value}</bdi>
          )}
        </dd>
        {copy !== undefined && (
          <dd class={done ? 'press done' : 'press'}>
            <Button kind="plain" label={done ? words.copied : words.copyThis} onClick={() => void press(props)}>
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d={done ? TICK : SHEETS} />
              </svg>
              <span>{done ? words.copied : words.copy}</span>
            </Button>
          </dd>
        )}
      </div>
    )
  }
})
