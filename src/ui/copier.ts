/** Copies, and knows what came of it. A row and a button elsewhere that copy the same share one. */
import { signal, type ReadonlySignal } from '@preact/signals-core'
import { copyText } from './copy.ts'

export interface CopyWords {
  readonly copied: string
  readonly selected: string
}

export interface Copier {
  /** What stands at the button now: "copied" goes after a moment. */
  readonly state: ReadonlySignal<'idle' | 'copied' | 'selected'>
  /** What was copied last, by a button or by hand. */
  readonly taken: ReadonlySignal<string | undefined>
  /** Puts a text on the clipboard, or selects it where that is refused; `say` hears which. */
  copy(text: string, words: CopyWords, say: (word: string) => void): Promise<void>
  /** The buyer has copied it by hand. */
  take(text: string): void
  /** Selects what an input holds, now and whenever the clipboard is refused. */
  hold(input: HTMLInputElement | null): void
  stop(): void
}

/** How long "copied" stays, ms. */
const STAYS = 3_000

export function createCopier(): Copier {
  const state = signal<'idle' | 'copied' | 'selected'>('idle')
  const taken = signal<string | undefined>(undefined)
  let timer: ReturnType<typeof setTimeout> | undefined
  let exact: HTMLInputElement | null = null

  const hold = (input: HTMLInputElement | null) => {
    exact = input
    input?.focus()
    input?.select()
  }
  return {
    state,
    taken,
    async copy(text, words, say) {
      clearTimeout(timer)
      const done = await copyText(text, navigator.clipboard)
      if (done) {
        timer = setTimeout(() => (state.value = 'idle'), STAYS)
        taken.value = text
      } else hold(exact)
      state.value = done ? 'copied' : 'selected'
      say(done ? words.copied : words.selected)
    },
    take(text) {
      taken.value = text
    },
    hold,
    stop: () => clearTimeout(timer),
  }
}
