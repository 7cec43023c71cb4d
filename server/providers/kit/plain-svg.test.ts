import { expect, it } from 'vitest'
import { HOSTILE_ANSWERS } from '../../../test/support/hostile/answers.ts'
import { isPlainSvg } from './plain-svg.ts'

const svg = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`

it.each([
  svg('<path d="M0 0h9v9H0z" fill="#000"/>'),
  `<?xml version="1.0" encoding="UTF-8"?>\n<!-- a code -->\n${svg('<rect x="1" y="1" width="1" height="1" style="fill:#000"/>')}`,
  `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${svg('<g id="a"><circle r="1"/></g>')}`,
  svg('<defs><rect id="p" width="1" height="1"/></defs><use xlink:href="#p" x="1"/><use href="#p" x="2"/>'),
  svg('<title>A &amp; B &#8470;</title>', 'viewBox="0 0 9 9"'),
])('%s is a picture', (text) => {
  expect(isPlainSvg(text)).toBe(true)
})

it.each([
  svg('<script>1</script>'),
  svg('<SCRIPT>1</SCRIPT>'),
  svg('<path d="M0"/>', 'onload="1"'),
  svg('<image href="data:image/png;base64,AA"/>'),
  svg('<foreignObject/>'),
  svg('<animate attributeName="x"/>'),
  svg('<style>path{fill:red}</style>'),
  svg('<path fill="url(#p)" d="M0"/>'),
  svg('<path style="filter:url(#f)" d="M0"/>'),
  svg('<path stroke-dasharray="0.0001" d="M0 0h999999"/>'),
  svg('<use href="https://evil.example/#a"/>'),
  svg("<use xlink:href='//evil.example/#a'/>"),
  svg('<g id="a"><use href="#b"/></g><use href="#a"/>'),
  svg('<g fill="x" id = "a"><path/></g><use href="#a"/>'),
  svg('<svg id="a"/><use href="#a"/>'),
  svg('<title>&own;</title>'),
  `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`,
  `<?xml-stylesheet href="https://evil.example/"?>${svg('')}`,
  svg('<svg:path/>'),
  svg('<a href="#x"/>'),
])('%s is more than a picture', (text) => {
  expect(isPlainSvg(text)).toBe(false)
})

it('no picture of the hostile answers is one', () => {
  const pictures = HOSTILE_ANSWERS.flatMap((answer) =>
    'transfer' in answer && typeof answer.transfer['qr'] === 'string' ? [answer.transfer['qr']] : [],
  )
  expect(pictures.length).toBeGreaterThan(3)
  for (const picture of pictures) expect(isPlainSvg(picture)).toBe(false)
})
