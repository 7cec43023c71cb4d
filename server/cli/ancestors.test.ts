import { expect, test } from 'vitest'
import { areWhole, linksToManager, lookInProc, type Seen } from './ancestors.ts'

const SHELL = '/bin/sh\0-c\0paywicket server\0'
const NODE = '/usr/bin/node\0/shop/node_modules/.bin/paywicket\0server\0'

/** From the program with id 9 up, how each was called. */
function above(called: readonly string[], last = 1) {
  const seen = new Map(called.map((text, up): [number, Seen] => [9 - up, { called: text, parent: 8 - up }]))
  const top = 10 - called.length
  seen.set(top, { called: called.at(-1) ?? '', parent: top === 1 ? 0 : last })
  return { look: (pid: number) => seen.get(pid), seen }
}

test('npm and its shell, and npm above npm', () => {
  const once = above([NODE, SHELL, 'npm exec paywicket server', '-bash\0'])
  expect(linksToManager(9, once.look)).toEqual([
    { pid: 9, parent: 8 },
    { pid: 8, parent: 7 },
  ])
  const twice = above([NODE, SHELL, 'npm exec paywicket server', SHELL, 'npm run serve', 'sh\0-c\0npm run serve\0'])
  expect(linksToManager(9, twice.look)).toHaveLength(4)
})

test('pnpm and yarn, which are scripts of node', () => {
  expect(linksToManager(9, above([NODE, 'node\0/usr/bin/pnpm\0exec\0', 'bash\0']).look)).toHaveLength(1)
  expect(linksToManager(9, above([NODE, '/usr/bin/node\0/opt/yarn.js\0run\0', 'bash\0']).look)).toHaveLength(1)
})

test('npm as the first process of a container', () => {
  const { look } = above([NODE, SHELL, ...Array.from({ length: 6 }, () => SHELL), 'npm start'])
  expect(linksToManager(9, look)).toHaveLength(8)
})

test('a shell, systemd, or a manager of processes is none', () => {
  expect(linksToManager(9, above([NODE, 'bash\0', 'sshd\0']).look)).toEqual([])
  expect(linksToManager(9, above([NODE, 'node\0/usr/bin/pm2\0', '/sbin/init\0']).look)).toEqual([])
  expect(linksToManager(9, () => undefined)).toEqual([])
})

test('they are whole until one of them has another parent', () => {
  const { look, seen } = above([NODE, SHELL, 'npm exec paywicket server', '-bash\0'])
  const links = linksToManager(9, look)
  expect(areWhole(links, look)).toBe(true)
  seen.set(8, { called: SHELL, parent: 1 })
  expect(areWhole(links, look)).toBe(false)
  seen.delete(8)
  expect(areWhole(links, look)).toBe(false)
})

test.skipIf(process.platform !== 'linux')('this very process is seen', () => {
  expect(lookInProc(process.pid)?.parent).toBe(process.ppid)
  expect(lookInProc(2 ** 22 + 1)).toBeUndefined()
})
