/** A sheet on paper. The page around the widget is the shop's own, so a document of ours is printed, and nothing of that page. */
import type { Sheet } from './sheet.ts'

const CSS = `
body { margin: 0; padding: 8mm; color: #000; background: #fff; font: 12pt/1.4 system-ui, sans-serif; }
h1 { margin: 0; font-size: 15pt; } p { margin: 0 0 4mm; } .amount { font-size: 24pt; font-weight: 600; line-height: 1.2; }
dl { margin: 0 0 6mm; } dt { margin-top: 3mm; color: #444; font-size: 10pt; } dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
.code { display: block; width: 60mm; height: 60mm; margin: 0 0 4mm; } .note { font-weight: 600; }`

const SVG = 'http://www.w3.org/2000/svg'
/** The quiet zone that the standard asks for, in modules. */
const QUIET = 4

function codeFor(code: NonNullable<Sheet['code']>, page: Document): Element {
  if ('svg' in code)
    return Object.assign(page.createElement('img'), {
      className: 'code',
      alt: '',
      src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(code.svg)}`,
    })
  const drawing = page.createElementNS(SVG, 'svg')
  const side = code.shape.size + 2 * QUIET
  drawing.setAttribute('viewBox', `${-QUIET} ${-QUIET} ${side} ${side}`)
  drawing.setAttribute('shape-rendering', 'crispEdges')
  drawing.setAttribute('class', 'code')
  const path = page.createElementNS(SVG, 'path')
  path.setAttribute('d', code.shape.path)
  drawing.append(path)
  return drawing
}

function fill(page: Document, { lang, shop, order, title, amount, rows, note, code }: Sheet): void {
  const element = (tag: string, text: string, className = '') =>
    Object.assign(page.createElement(tag), { textContent: text, className })
  const list = page.createElement('dl')
  list.append(...rows.flatMap(({ label, value }) => [element('dt', label), element('dd', value)]))
  page.documentElement.lang = lang
  page.title = `${shop} ${order}`
  page.body.append(
    element('h1', shop),
    element('p', order),
    ...(title === undefined ? [] : [element('p', title, 'note')]),
    element('p', amount.label),
    element('p', amount.value, 'amount'),
    list,
    ...(code ? [codeFor(code, page)] : []),
    ...(note === undefined ? [] : [element('p', note, 'note')]),
  )
}

/** Prints it from `frame`, an empty one of this very origin, which no page's policy forbids. Throws where there is no such thing. */
export async function printSheet(sheet: Sheet, frame: HTMLIFrameElement): Promise<void> {
  const view = frame.contentWindow as (Window & typeof globalThis) | null
  const page = frame.contentDocument
  if (!view || !page) throw new Error('an empty frame has no document')
  // A constructed sheet belongs to the document it is made for.
  const style = new view.CSSStyleSheet()
  style.replaceSync(CSS)
  page.adoptedStyleSheets = [style]
  page.body.replaceChildren()
  fill(page, sheet)
  await Promise.all([...page.images].map((image) => image.decode().catch(() => {})))
  view.addEventListener('afterprint', () => page.body.replaceChildren(), { once: true })
  view.focus()
  view.print()
}
