/** What the package itself says that a server beside a sandbox is set to. */
import { parseEnv } from 'node:util'
import { startNode } from '../../test/support/child.ts'

/** The environment that `paywicket sandbox --env` prints in a project with the package, for a sandbox at this address. */
export async function printedEnv(place: string, sandbox: string): Promise<Readonly<Record<string, string>>> {
  const command = ['node_modules/paywicket/dist/server/cli.js', 'sandbox', '--env']
  const child = startNode(command, { cwd: place, env: { PAYWICKET_SANDBOX_PORT: new URL(sandbox).port } })
  if ((await child.ended) !== 0) throw new Error(`It printed no environment: ${child.said()}`)
  const env = Object.entries(parseEnv(child.said()))
  return Object.fromEntries(env.map(([name, value]) => [name, value ?? '']))
}
