/** The shop's one colour on the pages of ours, made readable by day and by night. Pure. */

type Rgb = readonly [red: number, green: number, blue: number]

/** What is behind text in the two themes; `src/styles/tokens.css` has the same. */
const SURFACES = { day: [255, 255, 255], night: [22, 24, 29] } as const
const WHITE: Rgb = [255, 255, 255]
const BLACK: Rgb = [11, 13, 18]
/** WCAG's AA for text of any size. */
const READABLE = 4.5
/** How much nearer to black or white a colour comes with each step. */
const STEP = 0.04

/** `#0a7d55` or `#0a7`. Undefined for anything else. */
function colourOf(text: string): Rgb | undefined {
  const long = text.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3')
  const [, red, green, blue] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(long) ?? []
  return red && green && blue
    ? [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)]
    : undefined
}

export const isColour = (text: string): boolean => colourOf(text) !== undefined

/** By WCAG 2.2, 0 to 1. */
function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((level) => {
    const part = level / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: Rgb, other: Rgb): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const mixed = (colour: Rgb, to: Rgb, part: number): Rgb => {
  const [red = 0, green = 0, blue = 0] = colour.map((level, at) => Math.round(level + ((to[at] ?? 0) - level) * part))
  return [red, green, blue]
}

/** The colour itself, or as near to it as can be read on `surface`. */
function readable(colour: Rgb, surface: Rgb, towards: Rgb): Rgb {
  let part = 0
  while (part < 1 && contrast(mixed(colour, towards, part), surface) < READABLE) part += STEP
  return mixed(colour, towards, part)
}

const hex = (colour: Rgb): string => `#${colour.map((level) => level.toString(16).padStart(2, '0')).join('')}`

/** Values of the widget's variables for a colour as the settings have it; nothing for what is none. */
export function shopColourCss(text: string): string {
  const colour = colourOf(text)
  if (!colour) return ''
  const day = readable(colour, SURFACES.day, BLACK)
  const night = readable(colour, SURFACES.night, WHITE)
  const on = (back: Rgb) => hex(contrast(WHITE, back) >= contrast(BLACK, back) ? WHITE : BLACK)
  return `:root { --pw-color-primary: light-dark(${hex(day)}, ${hex(night)}); --pw-color-on-primary: light-dark(${on(day)}, ${on(night)}); }\n`
}
