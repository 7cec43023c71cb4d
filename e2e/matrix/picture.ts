/** Pictures of parts of a page, with few colours, so that they are small enough to be kept. */
import { existsSync, readFileSync } from 'node:fs'
import { crc32, deflateSync, inflateSync } from 'node:zlib'
import type { CDPSession } from '@playwright/test'
import { PNG } from 'pngjs'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A level of each channel out of 16, the three of a pixel in one number. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint16Array
}

/** From the top of the page to the end of what is on it, all of which is in the viewport. */
export async function shotOf(devtools: CDPSession, { width, height }: Pick<Box, 'width' | 'height'>): Promise<PNG> {
  const clip = { x: 0, y: 0, width, height: Math.ceil(height), scale: 1 }
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true, clip })
  return PNG.sync.read(Buffer.from(data, 'base64'))
}

/** Cut out of a screenshot; at `scale` 2 half as large. */
export function pictureOf(shot: PNG, { x, y, width, height }: Box, scale: 1 | 2 = 1): Picture {
  const [left, top] = [Math.round(x), Math.round(y)]
  const columns = Math.floor(Math.min(Math.round(width), shot.width - left) / scale)
  const rows = Math.floor(Math.min(Math.round(height), shot.height - top) / scale)
  const pixels = new Uint16Array(columns * rows)
  /** The mean of `scale` by `scale` pixels in one channel. */
  const level = (column: number, row: number, channel: number) => {
    let sum = 0
    for (let down = 0; down < scale; down += 1) {
      for (let right = 0; right < scale; right += 1) {
        const at = (top + row * scale + down) * shot.width + left + column * scale + right
        sum += shot.data[at * 4 + channel] ?? 0
      }
    }
    return Math.round(sum / (scale * scale * 17))
  }
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      pixels[row * columns + column] =
        (level(column, row, 0) << 8) | (level(column, row, 1) << 4) | level(column, row, 2)
    }
  }
  return { width: columns, height: rows, pixels }
}

const CHUNKS_AT = 8

/** As a PNG with a palette; of more than 256 colours the last ones are one, and no page here has as many. */
export function encoded({ width, height, pixels }: Picture): Buffer {
  const palette = [...new Set(pixels)].slice(0, 256)
  const index = new Map(palette.map((colour, index) => [colour, index]))
  // A zero before each row: no filter.
  const rows = Buffer.alloc((width + 1) * height)
  pixels.forEach((colour, at) => {
    rows[at + Math.floor(at / width) + 1] = index.get(colour) ?? 255
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits for each pixel, and a palette.
  header.set([8, 3], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk(
      'PLTE',
      Buffer.from(
        palette.flatMap((colour) => [colour >> 8, (colour >> 4) & 15, colour & 15]).map((level) => level * 17),
      ),
    ),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** True where `file` holds the very same picture; much faster than finding out how far apart two are. */
export function isAt(file: string, { width, height, pixels }: Picture): boolean {
  if (!existsSync(file)) return false
  const png = readFileSync(file)
  const chunks = new Map<string, Buffer>()
  for (let at = CHUNKS_AT; at < png.length;) {
    const length = png.readUInt32BE(at)
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  const [header, palette, data] = ['IHDR', 'PLTE', 'IDAT'].map((name) => chunks.get(name) ?? Buffer.alloc(13))
  if (header?.readUInt32BE(0) !== width || header.readUInt32BE(4) !== height || !palette || !data) return false
  const colours = new Uint16Array(256)
  for (let index = 0; index * 3 < palette.length; index += 1) {
    const level = (channel: number) => (palette[index * 3 + channel] ?? 0) / 17
    colours[index] = (level(0) << 8) | (level(1) << 4) | level(2)
  }
  const rows = inflateSync(data)
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if (colours[rows[row * (width + 1) + column + 1] ?? 0] !== pixels[row * width + column]) return false
    }
  }
  return true
}
