/**
 * Pictures of QR codes, as SVG. They are only ever the source of an image, where nothing runs and nothing is asked for; but a few
 * lines of SVG can keep a browser busy for minutes. So a picture may have shapes and nothing else: no copies of copies, no filters,
 * no entities.
 */

const SHAPES = new Set([
  'svg',
  'g',
  'defs',
  'path',
  'rect',
  'circle',
  'ellipse',
  'polygon',
  'polyline',
  'line',
  'use',
  'title',
  'desc',
])
/** A stylesheet, a declaration with entities of its own, a place elsewhere in the picture, a handler, a line of countless dashes. */
const NOT_PLAIN =
  /<\?(?!xml\s)|<!doctype[^>]*\[|<!(?!doctype|--)|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)|url\s*\(|\son\w+\s*=|dash/i
/** What a copy may not be made of: it could hold copies itself. */
const GROUP_WITH_A_NAME = /<(?:svg|g|defs|use)\s(?:[^>]*\s)?id\s*=/i

/** Is it made of shapes alone? */
export function isPlainSvg(text: string): boolean {
  if (NOT_PLAIN.test(text)) return false
  const tags = [...text.matchAll(/<\/?([a-z][^\s/>]*)/gi)].map(([, name = '']) => name)
  if (!tags.every((name) => SHAPES.has(name))) return false
  if (tags.includes('use') && GROUP_WITH_A_NAME.test(text)) return false
  // Both spellings of a link to elsewhere: only to a part of the picture itself.
  return [...text.matchAll(/\b(?:href|src)\s*=\s*["']?(.)/gi)].every(([, first]) => first === '#')
}
