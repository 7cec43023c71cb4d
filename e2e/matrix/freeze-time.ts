import type { Page } from '@playwright/test'

/**
 * On a page that is opened after this the clocks stand and nothing wakes a checkout, so that a countdown says the same
 * in every picture. `waits`: what was to happen in a second or later does so; else it never does.
 */
export async function freezeTime(page: Page, waits: boolean): Promise<void> {
  await page.addInitScript((waits) => {
    const [date, steady] = [Date.now(), performance.now()]
    Date.now = () => date
    performance.now = () => steady
    const stop = (event: Event) => event.stopImmediatePropagation()
    for (const name of ['focus', 'pageshow', 'online']) addEventListener(name, stop)
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async () => {} } })
    if (waits) return
    const soon = window.setTimeout
    Object.assign(window, {
      setTimeout: (task: () => void, wait = 0, ...rest: unknown[]) => (wait < 1000 ? soon(task, wait, ...rest) : 0),
      setInterval: () => 0,
    })
  }, waits)
}

/** Every checkout of a page would hold a connection open for its stream, and a browser has six. */
export async function withoutStreams(page: Page): Promise<void> {
  await page.route(/\/v1\/checkout\/events/, (route) => route.fulfill({ status: 503 }))
}
