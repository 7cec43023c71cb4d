import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { CHILD_ENV } from '../test/support/child.ts'

const START = fileURLToPath(new URL('start.js', import.meta.url))
const FREE = { PAYWICKET_PORT: '0', PAYWICKET_SANDBOX_PORT: '0', DATABASE_URL: 'file::memory:' }

/** Runs the demo as `npm start` does. `seen` may end it once both addresses are printed. */
async function run(
  env: Record<string, string>,
  seen?: (lines: readonly string[]) => 'SIGTERM' | 'SIGINT',
  flags: readonly string[] = [],
) {
  const child = spawn(process.execPath, [...flags, START], { env: { ...CHILD_ENV, ...env } })
  const output = { out: '', err: '' }
  child.stdout.on('data', (text) => {
    output.out += String(text)
    const lines = output.out.trimEnd().split('\n')
    if (seen && lines.length === 2) child.kill(seen(lines))
  })
  child.stderr.on('data', (text) => (output.err += String(text)))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, ...output }
}

test.each(['SIGTERM', 'SIGINT'] as const)('prints both addresses and stops at %s', async (signal) => {
  const ended = await run(FREE, () => signal)
  expect(ended).toEqual({
    code: 0,
    out: expect.stringMatching(/^Shop: http:\/\/localhost:\d+\nSandbox control panel: http:\/\/localhost:\d+\n$/),
    err: '',
  })
})

test('stops with the shell that npm started it in', async () => {
  // The shell has more to do, so that it does not become the demo itself.
  const command = `"${process.execPath}" "${START}"; true`
  const env = { ...CHILD_ENV, npm_lifecycle_event: 'start', ...FREE }
  const shell = spawn('sh', ['-c', command], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  shell.stdout.on('data', (text) => {
    out += String(text)
    if (out.trimEnd().split('\n').length === 2) shell.kill('SIGTERM')
  })
  // It closes when nobody is left who could write to it: the demo is gone too.
  await new Promise((resolve) => shell.stdout.once('close', resolve))
  const address = /Shop: (.*)/.exec(out)?.[1] ?? ''
  await expect(fetch(address)).rejects.toThrow('fetch failed')
})

test('names everything that is wrong with the environment', async () => {
  const ended = await run({
    ...FREE,
    PAYWICKET_SANDBOX_PORT: 'x',
    PAYWICKET_SECRET_KEY: 'short',
    PAYWICKET_MODE: 'real',
    PAYWICKET_LOG_LEVEL: 'loud',
  })
  expect(ended.code).toBe(1)
  for (const name of ['PAYWICKET_SANDBOX_PORT', 'PAYWICKET_SECRET_KEY', 'PAYWICKET_MODE', 'PAYWICKET_LOG_LEVEL'])
    expect(ended.err).toContain(name)
  expect(ended.err).not.toMatch(/^\s+at /m)
})

test('says in one sentence that a port is taken', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const taken = String((other.address() as AddressInfo).port)
  try {
    for (const name of ['PAYWICKET_PORT', 'PAYWICKET_SANDBOX_PORT']) {
      const ended = await run({ ...FREE, [name]: taken })
      expect(ended).toEqual({
        code: 1,
        out: '',
        err: `Port ${taken} is taken by another program. Stop that one, or set ${name} to a free port.\n`,
      })
    }
  } finally {
    other.close()
  }
})

test('says in one line that Node is too old', async () => {
  const old =
    "Object.defineProperty(process,'versions',{value:{node:'20.11.0'}});Object.defineProperty(process,'version',{value:'v20.11.0'})"
  const ended = await run(FREE, undefined, ['--import', `data:text/javascript,${encodeURIComponent(old)}`])
  expect(ended).toEqual({
    code: 1,
    out: '',
    err: 'Paywicket needs Node 24 or newer; this is v20.11.0. Run it with `npm start`.\n',
  })
})
