/** `docs/cryptography.md` against the sources: no use of cryptography is missing there, and none is told of that is gone. */
import { readdirSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'
import { expect, test } from 'vitest'
import { OWN_SECRETS, PROVIDER_SECRETS } from '../server/settings/variables.ts'

const ROOT = new URL('../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8')
const page = read('docs/cryptography.md')

/** The sources in a folder that use it; the sandbox stands for others' servers, and tests for nobody's. */
function users(folder: string): readonly string[] {
  return readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}${path.split(sep).join('/')}`)
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.') && !path.startsWith('server/sandbox/'))
    .filter((path) => /(from |import\()'(node:)?crypto'|'standardwebhooks'|\bcrypto\./.test(read(path)))
}

test('every source that uses cryptography stands in the inventory', () => {
  const told = new Set([...page.matchAll(/`((?:server|src)\/[\w./-]+\.tsx?)`/g)].map(([, path = '']) => path))
  expect([...told].toSorted()).toEqual([...users('server/'), ...users('src/')].toSorted())
})

test('every secret stands in the inventory', () => {
  expect([...OWN_SECRETS, ...PROVIDER_SECRETS].filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})

test('hashes that are broken are used where a payment system asks for them, and nowhere else', () => {
  const weak = [...users('server/'), ...users('src/')].filter((path) =>
    /createH(ash|mac)\('(sha1|md5)'/.test(read(path)),
  )
  expect(weak.every((path) => path.startsWith('server/providers/'))).toBe(true)
})
