/** A sheet as a picture of a phone's width: black on white, so that it can be read and scanned by any light. */
import type { Sheet } from './sheet.ts'

/** CSS px, and how many px of the picture each of them is. */
const WIDTH = 360
const SCALE = 3
const EDGE = 24
const CODE = 264
/** The quiet zone that the standard asks for, in modules. */
const QUIET = 4

interface Text {
  readonly text: string
  /** px */
  readonly size: number
  readonly weight: number
  readonly colour: string
  /** Above it, px. */
  readonly gap: number
}

const INK = '#16181d'
const MUTED = '#5a6070'

function textsOf({ shop, order, title, amount, rows, note }: Sheet): {
  before: readonly Text[]
  after: readonly Text[]
} {
  const small = (text: string, gap: number): Text => ({ text, size: 14, weight: 400, colour: MUTED, gap })
  const strong = (text: string, size: number, gap: number): Text => ({ text, size, weight: 600, colour: INK, gap })
  return {
    before: [
      strong(shop, 18, 0),
      small(order, 2),
      ...(title === undefined ? [] : [strong(title, 18, 16)]),
      small(amount.label, 18),
      strong(amount.value, 30, 0),
      ...rows.flatMap(({ label, value }) => [small(label, 12), strong(value, 17, 0)]),
    ],
    after: note === undefined ? [] : [strong(note, 15, 18)],
  }
}

/** Lines that fit; a word that does not fit by itself is cut where it has to be. */
function linesOf(pen: CanvasRenderingContext2D, text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.split(/(?<=\s)/u)) {
    if (line !== '' && pen.measureText((line + piece).trimEnd()).width > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    for (const letter of piece) {
      if (line !== '' && pen.measureText((line + letter).trimEnd()).width > width) {
        lines.push(line.trimEnd())
        line = ''
      }
      line += letter
    }
  }
  return [...lines, line.trimEnd()]
}

/** The picture of a code that a provider has drawn; undefined where it cannot be read. */
async function pictureOf(svg: string): Promise<HTMLImageElement | undefined> {
  const picture = new Image()
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  return picture.decode().then(
    () => picture,
    () => undefined,
  )
}

/** `family` is that of the page. Undefined where there is nothing to draw on. */
export async function paintSheet(sheet: Sheet, family: string): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (!pen) return undefined
  const { code } = sheet
  const picture = code && 'svg' in code ? await pictureOf(code.svg) : undefined
  const { before, after } = textsOf(sheet)
  const font = ({ weight, size }: Text) => `${weight} ${size}px ${family}`
  const measured = (texts: readonly Text[]) =>
    texts.map((text) => {
      pen.font = font(text)
      return { ...text, lines: linesOf(pen, text.text, WIDTH - 2 * EDGE) }
    })
  const [top, bottom] = [measured(before), measured(after)]
  const heightOf = (texts: typeof top) =>
    texts.reduce((sum, { gap, size, lines }) => sum + gap + lines.length * size * 1.35, 0)
  const codeHeight = code ? CODE + EDGE : 0

  canvas.width = WIDTH * SCALE
  canvas.height = Math.ceil(heightOf(top) + codeHeight + heightOf(bottom) + 2 * EDGE) * SCALE
  pen.scale(SCALE, SCALE)
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, WIDTH, canvas.height / SCALE)
  pen.textBaseline = 'top'
  let y = EDGE
  const write = (texts: typeof top) => {
    for (const text of texts) {
      y += text.gap
      pen.font = font(text)
      pen.fillStyle = text.colour
      for (const line of text.lines) {
        pen.fillText(line, EDGE, y)
        y += text.size * 1.35
      }
    }
  }
  write(top)
  if (code) {
    y += EDGE
    const left = (WIDTH - CODE) / 2
    if (picture) pen.drawImage(picture, left, y, CODE, CODE)
    if ('shape' in code) {
      const module = CODE / (code.shape.size + 2 * QUIET)
      pen.save()
      pen.translate(left + QUIET * module, y + QUIET * module)
      pen.scale(module, module)
      pen.fillStyle = '#000'
      // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a pen fills a path, and no array
      pen.fill(new Path2D(code.shape.path))
      pen.restore()
    }
    y += CODE
  }
  write(bottom)
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'))
}
