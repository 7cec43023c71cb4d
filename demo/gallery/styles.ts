/** The widget's own stylesheets, read as they are: what the page of the design shows is what buyers get. */
import { readFileSync } from 'node:fs'

const read = (name: string) => readFileSync(new URL(`../../src/styles/${name}.css`, import.meta.url), 'utf8')
const TOKENS = read('tokens')

export interface Token {
  /** What a host page may set. */
  readonly variable: string
  /** What the stylesheets call it; undefined where it is used in one place, as it is. */
  readonly name: string | undefined
  readonly light: string
  readonly dark: string
}

/** In the order in which the stylesheets have them. */
export function tokens(): readonly Token[] {
  const named = [...TOKENS.matchAll(/--([\w-]+): var\((--pw-[\w-]+), (.+)\);/g)].map(
    ([, name = '', variable = '', value = '']): Token => {
      const [, light = value, dark = value] = /^var\(--l, (.+?)\) var\(--d, (.+?)\)$/.exec(value) ?? []
      return { variable, name, light, dark }
    },
  )
  const known = new Set(named.map(({ variable }) => variable))
  const used = [...read('widget').matchAll(/var\((--pw-[\w-]+), ((?:[^()]|\([^()]*\))+)\)/g)].flatMap(
    ([, variable = '', value = '']): readonly Token[] =>
      known.has(variable) ? [] : [{ variable, name: undefined, light: value, dark: value }],
  )
  return [...named, ...used]
}

/** The names of those that are colours. */
export const colours = (): readonly string[] =>
  tokens().flatMap(({ variable, name }) => (variable.startsWith('--pw-color-') && name !== undefined ? [name] : []))

/** All of them as one, with a class for each colour. */
export function widgetCss(): string {
  const sheets = ['tokens', 'widget', 'picker', 'steps', 'extra'].map(read)
  const swatches = colours().map((name) => `.swatch-${name} { background: var(--${name}); }`)
  const sets = `.set { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5em, 1fr)); gap: 0.75em; margin: 0; padding: 0; list-style: none; }
.set li { display: flex; align-items: center; gap: 0.6em; min-width: 0; } .swatch { border: 1px solid var(--border); }
.like-title { padding: 0; color: inherit; font-size: 1.2em; line-height: 1.3; }`
  return [...sheets, ...swatches, sets].join('\n').replaceAll(/@import [^;]+;/g, '')
}
