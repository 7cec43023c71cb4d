/** A whole Paywicket in a process of its own. Takes how many streams a token may hold open; tells its address. */
import { only, startSystem } from '../system.ts'

const [streams] = process.argv.slice(2)
const system = await startSystem(only('cactusgino'), {
  isLive: true,
  ...(streams === undefined ? {} : { streams: Number(streams) }),
})
process.send?.(system.url)
