/** `npx paywicket server`: however npm and its shell pass a signal on, the server ends, with its port and its database free. */
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { start, startNode, type Child } from '../../test/support/child.ts'
import { ANSWERS } from '../../test/support/process.ts'
import type { Packed } from './packed.ts'
import { printedEnv } from './printed-env.ts'

const COMMAND = 'node_modules/paywicket/dist/server/cli.js'

/** Shells that npm may have: each gets `-c` and a line. */
const SHELLS = {
  /** Puts the last program in its own place. */
  replacing: '#!/bin/sh\neval "exec $2"\n',
  /** Waits for the program, and dies of a signal meanwhile, as dash and BusyBox's. */
  waiting: '#!/bin/sh\n/bin/sh "$@"\nexit $?\n',
} as const

export function underNpmTests(packed: Packed): void {
  let place = ''

  beforeAll(async () => {
    place = await packed.install()
    // As npm installs it.
    await mkdir(join(place, 'node_modules/.bin'))
    await symlink('../paywicket/dist/server/cli.js', join(place, 'node_modules/.bin/paywicket'))
    await chmod(join(place, COMMAND), 0o755)
    for (const [name, text] of Object.entries(SHELLS)) await writeFile(join(place, name), text, { mode: 0o755 })
  })

  const ending = (child: Child): Child => {
    onTestFinished(async () => void (await child.kill()))
    return child
  }

  test.each<[shell: keyof typeof SHELLS, how: 'stop' | 'kill', says: RegExp]>([
    ['replacing', 'stop', ANSWERS],
    ['waiting', 'stop', /the npm that has started this server is gone/],
    ['replacing', 'kill', /the npm that has started this server is gone/],
  ])('where its shell is %s, and npm gets %s', async (shell, how, says) => {
    const own = {
      ...(await printedEnv(place, 'http://localhost:1')),
      PAYWICKET_PORT: '0',
      DATABASE_URL: `file:./data/${shell}-${how}.db`,
    }
    const lines = Object.entries(own).map(([name, value]) => `${name}=${value}\n`)
    await writeFile(join(place, 'shop.env'), lines.join(''))
    const args = ['--no-install', 'paywicket', 'server', '--env-file', 'shop.env']
    const npm = ending(
      start('npx', args, {
        cwd: place,
        env: {
          PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
          HOME: place,
          npm_config_script_shell: join(place, shell),
          npm_config_update_notifier: 'false',
        },
      }),
    )
    const [, port] = await npm.says(ANSWERS)
    // It is over only when nobody can say anything any more: neither npm, nor the server below it.
    await npm[how]()
    expect(npm.said()).toMatch(says)
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow()
    const next = ending(startNode([COMMAND, 'server'], { cwd: place, env: own }))
    await next.says(ANSWERS)
    expect(await next.stop()).toBe(0)
    expect(next.said()).not.toMatch(/Another server/)
  })
}
