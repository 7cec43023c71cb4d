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

const CHUNKS_AT = 8

/** A screenshot: red, green and blue of each pixel, and further channels that nobody reads. */
export interface Shot {
  readonly width: number
  readonly height: number
  readonly channels: number
  readonly data: Uint8Array
}

/** From the top of the page to the end of what is on it, all of which is in the viewport. */
export async function shotOf(devtools: CDPSession, { width, height }: Pick<Box, 'width' | 'height'>): Promise<Shot> {
  const clip = { x: 0, y: 0, width, height: Math.ceil(height), scale: 1 }
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true, clip })
  return decoded(Buffer.from(data, 'base64'))
}

/** Each row of a PNG begins with how it was filtered. */
const UP = 2

/** A PNG as Chromium writes it in a hurry is read many times as fast as any other. */
function decoded(png: Buffer): Shot {
  const chunks = chunksOf(png)
  const header = chunks.get('IHDR')
  const [width, height] = [header?.readUInt32BE(0) ?? 0, header?.readUInt32BE(4) ?? 0]
  // Eight bits a channel, without or with alpha.
  const channels = { 0x08_02: 3, 0x08_06: 4 }[header?.readUInt16BE(8) ?? 0]
  const rows = channels && inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0))
  const across = width * (channels ?? 0)
  if (!rows || !isUpAlone(rows, across + 1)) return { ...PNG.sync.read(png), channels: 4 }
  const data = new Uint8Array(across * height)
  for (let row = 0, to = 0; row < height; row += 1) {
    // Nothing is above the first row, and nothing is what is left of the data before its start.
    for (let from = row * (across + 1) + 1, end = from + across; from < end; from += 1, to += 1) {
      data[to] = (rows[from] ?? 0) + (data[to - across] ?? 0)
    }
  }
  return { width, height, channels: channels ?? 0, data }
}

function isUpAlone(rows: Buffer, across: number): boolean {
  for (let at = 0; at < rows.length; at += across) if (rows[at] !== UP) return false
  return true
}

/** The contents of a PNG by their names; those of one name are one. */
function chunksOf(png: Buffer): ReadonlyMap<string, Buffer> {
  const chunks = new Map<string, Buffer>()
  for (let at = CHUNKS_AT; at < png.length;) {
    const length = png.readUInt32BE(at)
    const name = png.toString('latin1', at + 4, at + 8)
    const body = png.subarray(at + 8, at + 8 + length)
    const held = chunks.get(name)
    chunks.set(name, held ? Buffer.concat([held, body]) : body)
    at += length + 12
  }
  return chunks
}

/** Cut out of a screenshot; at `scale` 2 half as large. */
export function pictureOf(shot: Shot, { x, y, width, height }: Box, scale: 1 | 2 = 1): Picture {
  const [left, top] = [Math.round(x), Math.round(y)]
  const columns = Math.floor(Math.min(Math.round(width), shot.width - left) / scale)
  const rows = Math.floor(Math.min(Math.round(height), shot.height - top) / scale)
  const pixels = new Uint16Array(columns * rows)
  const { data, channels } = shot
  const across = shot.width * channels
  /** The level of a sum of `scale` by `scale` values. */
  const levels = Uint8Array.from({ length: 255 * scale * scale + 1 }, (_, sum) =>
    Math.round(sum / (scale * scale * 17)),
  )
  /** The mean of as many pixels, in the channel that the first value is of. */
  const level =
    scale === 1
      ? (at: number) => levels[data[at] ?? 0] ?? 0
      : (at: number) => {
          const below = at + across
          const upper = (data[at] ?? 0) + (data[at + channels] ?? 0)
          return levels[upper + (data[below] ?? 0) + (data[below + channels] ?? 0)] ?? 0
        }
  for (let row = 0, pixel = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1, pixel += 1) {
      const at = (top + row * scale) * across + (left + column * scale) * channels
      pixels[pixel] = (level(at) << 8) | (level(at + 1) << 4) | level(at + 2)
    }
  }
  return { width: columns, height: rows, pixels }
}

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
  const chunks = chunksOf(readFileSync(file))
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
