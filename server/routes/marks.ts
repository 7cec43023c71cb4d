/** Pictures that belong to a channel and not to a payment system: those of the shop's own folder, and the marks of a few brands. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isBrand } from './brands.ts'

/** Bytes of one picture; a mark is drawn 32 px wide. */
const LARGEST = 256 * 1024
/** What a file of the folder is called: a channel, or `shop`. */
const FILE = /^([a-z0-9][\w.-]{0,63})\.svg$/

export interface Marks {
  /** What a picture for this channel is asked for by; undefined where there is none. */
  nameOf(from: 'shop' | 'brand', channel: string): string | undefined
  /** An SVG by such a name. */
  find(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>
}

/** The pictures of a folder, read once. Throws a sentence that names what is wrong with it. */
async function readFolder(folder: string): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const entries = await readdir(folder).catch((error: unknown) => {
    throw new Error(`PAYWICKET_ICON_DIR: ${folder} cannot be read: ${String(error)}`)
  })
  const names = entries.flatMap((file) => FILE.exec(file)?.[1] ?? [])
  const pictures = names.map(async (name): Promise<[string, Uint8Array<ArrayBuffer>]> => {
    const bytes = new Uint8Array(await readFile(join(folder, `${name}.svg`)))
    if (bytes.byteLength > LARGEST) throw new Error(`PAYWICKET_ICON_DIR: ${name}.svg is larger than 256 KB`)
    return [name, bytes]
  })
  return new Map(await Promise.all(pictures))
}

/** A coin on a network has the coin's mark, where it has none of its own. */
const namesOf = (channel: string): readonly string[] => [channel, channel.split('.')[0] ?? channel]

/** `folder` is `PAYWICKET_ICON_DIR`. Throws where it is named and cannot be read. */
export async function openMarks(folder?: string): Promise<Marks> {
  const own = folder === undefined ? new Map<string, Uint8Array<ArrayBuffer>>() : await readFolder(folder)
  return {
    nameOf: (from, channel) =>
      namesOf(channel.toLowerCase()).find((name) => (from === 'shop' ? own.has(name) : isBrand(name))),
    async find(name) {
      const held = own.get(name)
      if (held || !isBrand(name)) return held
      const { brandMark } = await import('./brand-marks.ts')
      return new Uint8Array(Buffer.from(brandMark(name)))
    },
  }
}
