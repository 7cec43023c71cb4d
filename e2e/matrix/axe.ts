/** axe, run once for all checkouts of a page. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Frame, Page } from '@playwright/test'
import type { AxeResults, ContextObject, RunOptions } from 'axe-core'

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** All that other colours alone can make wrong. */
export const OF_COLOURS = ['color-contrast', 'link-in-text-block']

/** Call it before the page is opened: a strict policy lets nothing in later. */
export async function bringAxe(page: Page): Promise<void> {
  await page.addInitScript(SOURCE)
}

/** What axe finds by `rules`, or by all that there are, by the id of the checkout it is in. */
export async function findings(
  frame: Frame,
  ids: readonly string[],
  rules?: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await frame.evaluate(
    async ({ ids, tags, only }) => {
      const { axe } = window as unknown as {
        axe: { run(context: ContextObject, options: RunOptions): Promise<AxeResults> }
      }
      const { violations } = await axe.run(
        { include: ids.map((id) => [`#${id}`]) },
        {
          runOnly: only ? { type: 'rule', values: only } : tags,
          resultTypes: ['violations'],
          // A payment system's page is not ours.
          iframes: false,
          preload: false,
          // Two checkouts side by side name the same part alike; that each names its own parts apart is seen with one.
          rules: ids.length > 1 ? { 'landmark-unique': { enabled: false } } : {},
        },
      )
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, html }): [string | undefined, string] => {
          const outermost = [target[0]].flat()[0] ?? ''
          const box = ids.find((id) => document.querySelector(`#${id}`)?.contains(document.querySelector(outermost)))
          return [box, `${id}: ${html}`]
        }),
      )
    },
    { ids, tags: TAGS, only: rules && [...rules] },
  )
  return new Map(ids.map((id) => [id, found.filter(([box]) => (box ?? ids[0]) === id).map(([, what]) => what)]))
}
