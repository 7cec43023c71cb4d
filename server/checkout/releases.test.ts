import { expect, it } from 'vitest'
import { memoryStore } from '../../test/support/store/memory-store.ts'
import { createReleases, type Chunk } from './releases.ts'

const DAY = 86_400_000
const bytes = (text: string) => new TextEncoder().encode(text)
const text = (found: Uint8Array | undefined) => (found ? new TextDecoder().decode(found) : undefined)

/** A shop whose servers share one storage. */
function scene() {
  const store = memoryStore(false)
  const said: string[] = []
  let now = 0
  const note = (_line: object, what: string) => void said.push(what)
  const log = { info: note, warn: note, error: note }
  return {
    store,
    said,
    pass: (ms: number) => (now += ms),
    server: (chunks: () => Promise<readonly Chunk[]>) => createReleases({ store, chunks, now: () => now, log }),
    release: (name: string) => async () => [
      { name: `lazy-${name}.js`, bytes: bytes(`the widget of ${name}`) },
      { name: 'en-same.js', bytes: bytes('Pay') },
    ],
  }
}

it('finds the files of a release before it, and of one that came after it', async () => {
  const { server, release, pass } = scene()
  const [old, fresh] = [server(release('old')), server(release('new'))]
  await old.keep()
  expect(text(await fresh.find('lazy-old.js'))).toBe('the widget of old')
  expect(await old.find('lazy-new.js')).toBeUndefined()
  await fresh.keep()
  pass(6000)
  expect(text(await old.find('lazy-new.js'))).toBe('the widget of new')
  expect(text(await fresh.find('en-same.js'))).toBe('Pay')
})

it('keeps three releases before its own, and what was in use within thirty days', async () => {
  const { server, release, pass, store } = scene()
  for (const name of ['1', '2', '3', '4', '5']) {
    await server(release(name)).keep()
    pass(DAY)
  }
  expect(await store.chunkNames()).toEqual([
    'en-same.js',
    ...['1', '2', '3', '4', '5'].map((name) => `lazy-${name}.js`),
  ])
  pass(28 * DAY)
  await server(release('5')).keep()
  expect(await store.chunkNames()).toEqual(['en-same.js', ...['2', '3', '4', '5'].map((name) => `lazy-${name}.js`)])
})

it('serves nothing that is not what was stored', async () => {
  const { server, release, store, said } = scene()
  const one = server(release('one'))
  await one.keep()
  const held = await store.chunk('lazy-one.js')
  const other = await store.chunk('en-same.js')
  if (held && other) await store.keepChunks('forged', [{ ...held, bytes: other.bytes }], 1)
  expect(await one.find('lazy-one.js')).toBeUndefined()
  expect(said).toEqual(['a stored file of the widget is not what was stored; it is not served'])
})

it('asks the storage no more than now and then for names that nobody knows', async () => {
  const { server, release, store } = scene()
  let asked = 0
  const { chunkNames } = store
  store.chunkNames = () => {
    asked += 1
    return chunkNames()
  }
  const one = server(release('one'))
  for (let count = 0; count < 100; count += 1) await one.find(`lazy-${count}.js`)
  expect(asked).toBe(1)
})

it('leaves a server whose storage or build is away as it is, and says so', async () => {
  const { server, said } = scene()
  await server(() => Promise.reject(new Error('no build'))).keep()
  expect(said).toEqual(['the files of the widget could not be stored; pages will need this release'])
})
