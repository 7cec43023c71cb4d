/**
 * The files that the widget of a hosted page is going to ask for, named beforehand with what they are to be: a browser that honours
 * that runs none that is another (PCI DSS 4.0.1, 6.4.3), and need not wait for one file to hear of the next. Pure.
 */
import type { Locale } from '../texts/locale.ts'

/** A script that a page may load, as the build's list has it: its path below the folder, and its `integrity`. */
export interface ListedScript {
  readonly file: string
  readonly integrity: string
}

export interface Preload extends ListedScript {
  /** Of the screens after the choice: it goes after all that is seen at once. */
  readonly isLater: boolean
}

/** A chunk's name without its hash. */
const NAME = /^chunks\/(.+)-[\w-]{6}\.js$/

export function preloadsFor(scripts: readonly ListedScript[], locale: Locale): readonly Preload[] {
  const wanted = new Map([
    ['widget', false],
    [locale, false],
    ['lazy', true],
    [`${locale}.steps`, true],
  ])
  return scripts.flatMap(({ file, integrity }) => {
    const isLater = wanted.get(NAME.exec(file)?.[1] ?? '')
    return isLater === undefined ? [] : [{ file, integrity, isLater }]
  })
}
