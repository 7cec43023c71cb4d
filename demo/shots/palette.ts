/** Makes a screenshot small: at most 256 colours, as a PNG with a palette. */
import { crc32, deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'

const MOST = 256
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** The PNG with its 256 most frequent colours; each other one becomes the nearest of them. */
export function withPalette(png: Buffer): Buffer {
  const { width, height, data } = PNG.sync.read(png)
  const pixels = Array.from({ length: width * height }, (_, at) => data.readUIntBE(at * 4, 3))
  const counts = Map.groupBy(pixels, (pixel) => pixel)
  const palette = [...counts].toSorted(([, a], [, b]) => b.length - a.length).slice(0, MOST)
  const colours = palette.map(([colour]) => colour)
  const places = new Map([...counts.keys()].map((colour) => [colour, nearest(colour, colours)]))

  // Each row begins with the number of its filter: none.
  const rows = Buffer.alloc((width + 1) * height)
  for (const [at, pixel] of pixels.entries()) {
    const row = Math.floor(at / width)
    rows[row * (width + 1) + 1 + (at % width)] = places.get(pixel) ?? 0
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits a pixel, by palette.
  header.set([8, 3], 8)
  const table = Buffer.alloc(colours.length * 3)
  for (const [at, colour] of colours.entries()) table.writeUIntBE(colour, at * 3, 3)
  const image = deflateSync(rows, { level: 9 })
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', image),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The place in the palette of the colour that differs least. */
function nearest(colour: number, palette: readonly number[]): number {
  let best = 0
  let least = Infinity
  for (const [place, other] of palette.entries()) {
    const away = [16, 8, 0].reduce((sum, shift) => sum + (((colour >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0)
    if (away >= least) continue
    least = away
    best = place
  }
  return best
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const frame = Buffer.alloc(body.length + 8)
  frame.writeUInt32BE(content.length, 0)
  body.copy(frame, 4)
  frame.writeUInt32BE(crc32(body), body.length + 4)
  return frame
}
