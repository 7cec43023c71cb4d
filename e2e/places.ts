/** The system of `serve.ts`, started as a process of its own. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { CHILD_ENV } from '../test/support/child.ts'

/** Where it is. */
export interface Places {
  readonly url: string
  readonly sandboxUrl: string
  readonly hosts: string
  /** The server that answers with stories. */
  readonly stories: string
}

/** Resolves when it answers; `env` is over the server's usual environment. `stop` lets it end by itself. */
export async function startPlaces(
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly places: Places; stop(): void }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('serve.ts', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...CHILD_ENV, PAYWICKET_TEST_ENV: JSON.stringify(env) },
  })
  for await (const line of createInterface({ input: child.stdout })) {
    return { places: JSON.parse(line) as Places, stop: () => void child.stdin.end() }
  }
  throw new Error('the system for the tests did not start')
}
