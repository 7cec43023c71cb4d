/**
 * The widget's files of this release and of those before it. A page that was opened before an upgrade asks for the names
 * that it knows, whichever server it then meets, so each server puts its own files into storage.
 */
import { createHash } from 'node:crypto'
import type { Store, StoredChunk } from '../domain/store.ts'
import { HOUR, SECOND } from '../domain/time-units.ts'
import type { Log } from './log.ts'

/** Pages of so many releases before this one go on. */
const RELEASES_BEFORE = 3
/** And those of all that were in use so long ago, ms. */
const KEPT_FOR = 30 * 24 * HOUR
/** A name that nobody knows makes us look for a server of another release, but not more often than so, ms. */
const LOOK_AGAIN = 5 * SECOND

/** A file as it was built. */
export interface Chunk {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface ReleasesDeps {
  readonly store: Pick<Store, 'keepChunks' | 'dropChunks' | 'chunkNames' | 'chunk'>
  /** This server's own files. */
  readonly chunks: () => Promise<readonly Chunk[]>
  readonly now: () => number
  readonly log: Log
}

export interface Releases {
  /** Puts our own files into storage and forgets the oldest. Never rejects: a server without it serves its own release. */
  keep(): Promise<void>
  /** A file of another release; undefined where there is none of this name, or it is not what was put there. */
  find(name: string): Promise<Uint8Array | undefined>
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64url')

const stored = ({ name, bytes }: Chunk): StoredChunk => ({ name, hash: hashOf(bytes), bytes })

export function createReleases({ store, chunks, now, log }: ReleasesDeps): Releases {
  let names: ReadonlySet<string> = new Set()
  let lookedAt = -Infinity

  async function isKnown(name: string): Promise<boolean> {
    if (names.has(name)) return true
    if (now() - lookedAt < LOOK_AGAIN) return false
    lookedAt = now()
    names = new Set(await store.chunkNames())
    return names.has(name)
  }

  return {
    async keep() {
      try {
        const files = (await chunks()).map(stored)
        const release = hashOf(
          Buffer.from(
            files
              .map(({ name, hash }) => `${name} ${hash}`)
              .toSorted()
              .join('\n'),
          ),
        )
        await store.keepChunks(release, files, now())
        await store.dropChunks(RELEASES_BEFORE + 1, now() - KEPT_FOR)
      } catch (error) {
        log.error({ err: error }, 'the files of the widget could not be stored; pages will need this release')
      }
    },
    async find(name) {
      if (!(await isKnown(name))) return undefined
      const held = await store.chunk(name)
      if (!held) return undefined
      if (hashOf(held.bytes) === held.hash) return held.bytes
      log.error({ name }, 'a stored file of the widget is not what was stored; it is not served')
      return undefined
    },
  }
}
