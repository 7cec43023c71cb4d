/** What a page holds on to, so that a test can see whether something stays behind. */
import type { CDPSession, Page } from '@playwright/test'

/** Each a number of living things, after a collection of garbage. */
export interface LeakMetrics {
  readonly listeners: number
  readonly nodes: number
  readonly documents: number
  readonly frames: number
  readonly sheets: number
  /** Timeouts that have yet to fire, and intervals. */
  readonly timers: number
  /** Sent and not over. */
  readonly requests: number
  /** Bytes. */
  readonly heap: number
}

const METRICS = { listeners: 'JSEventListeners', nodes: 'Nodes', documents: 'Documents', frames: 'Frames' } as const

/** Replaces the page's timers by ones that can be counted; runs in the page before all of its scripts. */
function countTimers(): void {
  const living = new Set<number>()
  const { setTimeout, setInterval, clearTimeout, clearInterval } = window
  const over = (id?: number) => void living.delete(id ?? 0)
  Object.assign(window, {
    livingTimers: living,
    setTimeout(task: (...args: unknown[]) => void, wait?: number, ...args: unknown[]) {
      const run = () => {
        over(id)
        task(...args)
      }
      const id = setTimeout(run, wait)
      living.add(id)
      return id
    },
    setInterval(task: (...args: unknown[]) => void, wait?: number, ...args: unknown[]) {
      const id = setInterval(task, wait, ...args)
      living.add(id)
      return id
    },
    clearTimeout(id?: number) {
      over(id)
      clearTimeout(id)
    },
    clearInterval(id?: number) {
      over(id)
      clearInterval(id)
    },
  })
}

/** How many objects of the class called `name` there are. */
async function living(session: CDPSession, name: string): Promise<number> {
  const objectGroup = 'living'
  const { result } = await session.send('Runtime.evaluate', { expression: `${name}.prototype`, objectGroup })
  const { objects } = await session.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId ?? '',
    objectGroup,
  })
  const { result: count } = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { return this.length }',
    returnByValue: true,
  })
  await session.send('Runtime.releaseObjectGroup', { objectGroup })
  return Number(count.value)
}

/** Call it before the page is opened; what it gives counts whenever it is called. */
export async function watchLeaks(page: Page): Promise<() => Promise<LeakMetrics>> {
  const requests = new Set<unknown>()
  page.on('request', (request) => requests.add(request))
  for (const end of ['requestfinished', 'requestfailed'] as const) {
    page.on(end as 'requestfinished', (request) => requests.delete(request))
  }
  await page.addInitScript(countTimers)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  return async () => {
    // Twice: what the first collection lets go of may have held something that is outside of its reach.
    for (let time = 0; time < 2; time += 1) await session.send('HeapProfiler.collectGarbage')
    const sheets = await living(session, 'CSSStyleSheet')
    const timers = await page.evaluate(
      () => (window as unknown as { readonly livingTimers: ReadonlySet<number> }).livingTimers.size,
    )
    const { metrics } = await session.send('Performance.getMetrics')
    const metric = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN
    return {
      listeners: metric(METRICS.listeners),
      nodes: metric(METRICS.nodes),
      documents: metric(METRICS.documents),
      frames: metric(METRICS.frames),
      sheets,
      timers,
      requests: requests.size,
      heap: metric('JSHeapUsedSize'),
    }
  }
}
