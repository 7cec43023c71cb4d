import type { Copier, CopyWords } from './copier.ts'

export interface ExactTextProps {
  readonly copier: Copier
  readonly text: string
  readonly label: string
  readonly words: CopyWords
}

/** The exact text, selected, where the browser does not let a button copy it. */
export function ExactText({ copier: { hold }, text, label, words }: ExactTextProps) {
  return (
    <>
      <input class="exact" part="field" readOnly ref={hold} value={text} aria-label={label} />
      <small>{words.selected}</small>
    </>
  )
}
