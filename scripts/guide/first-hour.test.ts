/** The first hour, command by command as its page has them, with the packed package. It needs `npm run build` first. */
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { call } from '../../test/support/call.ts'
import { start, type Child } from '../../test/support/child.ts'
import { freePort } from '../../test/support/free-port.ts'
import { ANSWERS } from '../../test/support/process.ts'
import type { SandboxPayment } from '../../test/support/system.ts'
import { until } from '../../test/support/until.ts'
import { pack } from '../package/packed.ts'
import { blocksIn } from './blocks.ts'
import { REFUNDABLE } from './journey.ts'

const packed = await pack()
afterAll(packed.remove)

test.skipIf(process.platform === 'win32')('from the tarball to a refund that is heard of', async () => {
  const [checkout, install, print, sandbox, listen, server, open, pay, look, refund, ...more] = blocksIn(
    'docs/first-hour.md',
  ).map(({ text }) => text)
  expect(more).toEqual([])
  // What the checkout is made by is what has made this one.
  expect(checkout).toMatch(/^git clone .+\n.*npm ci && npm run build && npm pack\b/)

  const folder = await mkdtemp(join(tmpdir(), 'paywicket-first-hour-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await mkdir(join(folder, 'paywicket'))
  await copyFile(packed.tarball, join(folder, 'paywicket/paywicket-0.0.0.tgz'))

  const [serverPort, sandboxPort, hookPort] = [await freePort('::'), await freePort('::'), await freePort('::')]
  const [at, sandboxAt] = [`http://localhost:${serverPort}`, `http://localhost:${sandboxPort}`]
  const env = {
    HOME: folder,
    npm_config_offline: 'true',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
    PAYWICKET_PORT: String(serverPort),
    PAYWICKET_PUBLIC_URL: at,
    PAYWICKET_SANDBOX_PORT: String(sandboxPort),
    PAYWICKET_WEBHOOK_URL: `http://localhost:${hookPort}/`,
  }
  /** A block in a terminal of its own, on the ports of this test, with what came back before in the place of what stands for it. */
  const terminal = (block = '', cwd = join(folder, 'shop'), came: Readonly<Record<string, string>> = {}): Child => {
    const places = {
      ':4400': `:${serverPort}`,
      ':4401': `:${sandboxPort}`,
      '--listen': `--listen ${hookPort}`,
      ...came,
    }
    const text = Object.entries(places).reduce((said, [from, to]) => said.replaceAll(from, to), block)
    const child = start('sh', ['-ec', text], { cwd, env, isGroup: true })
    onTestFinished(async () => void (await child.stop()))
    return child
  }
  const finish = async (...args: Parameters<typeof terminal>): Promise<string> => {
    const child = terminal(...args)
    expect({ code: await child.ended, said: child.said() }).toMatchObject({ code: 0 })
    return child.said()
  }

  await finish(install, folder)
  await finish(print)
  await terminal(sandbox).says(/control panel on/)
  const webhooks = terminal(listen)
  await webhooks.says(/Listening/)
  await terminal(server).says(ANSWERS)

  const opened = await finish(open)
  const { id, token, url } = JSON.parse(/\{.*\}/.exec(opened)?.[0] ?? '') as { id: string; token: string; url: string }
  expect((await fetch(url, { redirect: 'manual' })).status).toBe(303)
  // The buyer chooses on the hosted page, which has tests of its own.
  await call(`${at}/v1/checkout/choose`, 'POST', { method: REFUNDABLE }, token)
  const list = () => call<SandboxPayment[]>(`${sandboxAt}/_sandbox/payments`, 'GET')
  const [payment] = await until(list, ([one]) => one?.status === 'open')
  await finish(pay, undefined, { '<id>': payment?.id ?? '' })
  await webhooks.says(/session\.paid, signature right/)
  expect(await finish(look, undefined, { 'ses_…': id })).toContain('"status":"paid"')
  await finish(refund, undefined, { 'ses_…': id })
  await webhooks.says(/refund\.succeeded, signature right/)
})
