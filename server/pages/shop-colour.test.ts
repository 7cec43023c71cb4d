import { expect, it } from 'vitest'
import { isColour, shopColourCss } from './shop-colour.ts'

const valuesOf = (css: string) => [...css.matchAll(/#[0-9a-f]{6}/g)].map(([value]) => value)

it('a colour that can be read stays what it is by day', () => {
  const [day, night, onDay] = valuesOf(shopColourCss('#0a7d55'))
  expect(day).toBe('#0a7d55')
  expect(onDay).toBe('#ffffff')
  expect(night).not.toBe(day)
})

/** WCAG's contrast, written once more from its own words. */
function contrast(one: string, other: string): number {
  const light = (hex: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4)))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [most = 0, least = 0] = [light(one), light(other)].toSorted((a, b) => b - a)
  return (most + 0.05) / (least + 0.05)
}

it.each(['#ffffff', '#000000', '#fd0', '#ffeeaa', '#1d54c9', '#808080', '#00f'])(
  '%s can be read in both themes, and so can what stands on it',
  (colour) => {
    const [day = '', night = '', onDay = '', onNight = ''] = valuesOf(shopColourCss(colour))
    expect(contrast(day, '#ffffff')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(night, '#16181d')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(onDay, day)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(onNight, night)).toBeGreaterThanOrEqual(4.5)
  },
)

it.each(['', 'green', '#12', '#0a7d5', '0a7d55', '#0a7d55;}', 'url(x)'])(
  '%j is no colour, and says nothing',
  (text) => {
    expect(isColour(text)).toBe(false)
    expect(shopColourCss(text)).toBe('')
  },
)
