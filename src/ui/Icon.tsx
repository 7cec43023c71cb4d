import { ICON_LINES, type IconName } from './icon-lines.ts'

/** A small picture beside words that say the same; its colour is that of the text. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="line" viewBox="0 0 24 24" aria-hidden="true">
      <path d={ICON_LINES[name]} />
    </svg>
  )
}
