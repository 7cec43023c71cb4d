/**
 * The widget's files as they are sent: a fixed list, made by the build together with what each is compressed to. A folder without
 * that list is one for those who work on the widget, and what stands in it is its list.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

export interface Asset {
  /** Of what is in it, in whatever encoding. */
  readonly hash: string
  readonly bodies: Readonly<Record<Encoding, Uint8Array<ArrayBuffer>>>
}

/** A file's name below the folder, or what stands in for it where that is not there. */
export interface AssetFiles {
  find(...paths: readonly string[]): Promise<Asset | undefined>
}

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
/** What is compressed while somebody waits costs him little. */
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

const bytesOf = (text: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(text)

/** A file that was not compressed when it was built. */
export async function packed(bytes: Uint8Array): Promise<Asset> {
  const [br, gzipped] = await Promise.all([brotli(bytes, QUICK), zip(bytes)])
  const hash = createHash('sha256').update(bytes).digest('base64url')
  return { hash, bodies: { br: bytesOf(br), gzip: bytesOf(gzipped), identity: bytesOf(bytes) } }
}

interface List {
  readonly names: ReadonlySet<string>
  /** What stands in a folder may change; a list of the build's does not. */
  readonly isFixed: boolean
}

async function listed(folder: string): Promise<List> {
  const list = await readFile(join(folder, 'scripts.json'), 'utf8').catch(() => undefined)
  if (list !== undefined) {
    const scripts = JSON.parse(list) as readonly { readonly file: string }[]
    return { names: new Set(scripts.map(({ file }) => file)), isFixed: true }
  }
  const [entries, chunks] = await Promise.all(
    [folder, join(folder, 'chunks')].map((place) => readdir(place).catch(() => [])),
  )
  const scripts = (names: readonly string[] = []) => names.filter((name) => name.endsWith('.js'))
  return { names: new Set([...scripts(entries), ...scripts(chunks).map((name) => `chunks/${name}`)]), isFixed: false }
}

/** `folder` is the absolute path of a build. Each file is read when it is first asked for, and held. */
export function openAssets(folder: string): AssetFiles {
  let list = listed(folder)
  const held = new Map<string, Promise<Asset | undefined>>()

  async function read(path: string): Promise<Asset | undefined> {
    const bytes = await readFile(join(folder, path)).catch(() => undefined)
    if (!bytes) return undefined
    const compressed = (end: string) => readFile(join(folder, 'compressed', `${path}.${end}`)).catch(() => undefined)
    const [br, gzipped] = await Promise.all([compressed('br'), compressed('gz')])
    if (!br || !gzipped) return packed(bytes)
    const hash = createHash('sha256').update(bytes).digest('base64url')
    return { hash, bodies: { br: bytesOf(br), gzip: bytesOf(gzipped), identity: bytesOf(bytes) } }
  }

  return {
    async find(...paths) {
      const isThere = async () => {
        const { names } = await list
        return paths.find((one) => names.has(one))
      }
      let path = await isThere()
      if (path === undefined && !(await list).isFixed) {
        list = listed(folder)
        path = await isThere()
      }
      if (path === undefined) return undefined
      const asset = held.get(path) ?? read(path)
      held.set(path, asset)
      return asset
    },
  }
}
