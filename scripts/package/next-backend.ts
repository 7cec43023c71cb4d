/** The backend of docs/backends/next.md in a project of Next itself: built, served, and taken through a whole order. */
import { start, type Child } from '../../test/support/child.ts'
import { startFront } from '../../test/support/front.ts'
import { filesIn } from '../guide/blocks.ts'
import { secrets, systemFor, walk } from '../guide/journey.ts'
import type { Project } from './projects.ts'

const SAMPLE = filesIn('docs/backends/next.md')

export const NEXT_BACKEND: Project = {
  name: 'Next: the backend of docs/backends/next.md',
  packages: ['next', 'react@19', 'react-dom@19', 'typescript', '@types/react@19', '@types/node'],
  files: { ...SAMPLE, 'refund.js': filesIn('docs/backends/express.md')['refund.js'] ?? '' },
  builds: [['next', 'build']],
  serves: ['next', 'start', '--port', '0'],
  sends: 'Pay 1503.17 RUB',
  pages: ['/'],
}

/** Serves the built project by `serve`, and walks through an order of it. Throws where anything is not as it should be. */
export async function sellInNext(
  place: string,
  serve: (args: readonly string[], env: Record<string, string>) => Child,
): Promise<void> {
  const ports: number[] = []
  const front = await startFront(() => ports)
  const system = await systemFor(`${front.url}/webhook`)
  try {
    const env = secrets(system.url)
    const next = serve(NEXT_BACKEND.serves ?? [], env)
    ports.push(Number((await next.says(/http:\/\/localhost:(\d+)/))[1]))
    const sent = await (await fetch(front.url)).text()
    if (!sent.includes(NEXT_BACKEND.sends)) throw new Error(`${NEXT_BACKEND.sends} is not in what the server sends`)
    const refund = async (...args: readonly string[]) => {
      const child = start(process.execPath, ['refund.js', ...args], { cwd: place, env })
      await child.ended
      return child.said()
    }
    await walk({ pay: `${front.url}/pay`, webhook: `${front.url}/webhook`, said: next.said, refund }, system)
    await next.stop()
  } finally {
    await system.close()
    await front.close()
  }
}
