/** Pictures of the sandbox's own methods: a coloured tile with a letter, so that nothing comes from elsewhere. */

/** The SVG of a method code. */
export function iconSvg(code: string): string {
  const letter = (code.match(/[a-z0-9]/i)?.[0] ?? '?').toUpperCase()
  const hue = [...code].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 360, 7)
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48">',
    `<rect width="48" height="48" rx="11" fill="hsl(${hue} 55% 42%)"/>`,
    '<text x="24" y="33" text-anchor="middle" font-family="system-ui, sans-serif" font-size="25" font-weight="700" fill="#fff">',
    `${letter}</text></svg>`,
  ].join('')
}
