/**
 * Every story as different people see it: by night, on a desk, on paper, in their own colours, with large letters, from
 * right to left. After a change of how the widget looks, `npx playwright test matrix/looks --update-snapshots` takes the
 * pictures again; they are half as large as life.
 */
import type { Page } from '@playwright/test'
import enSteps from '../../src/i18n/en.steps.ts'
import en from '../../src/i18n/en.ts'
import { NOTICES } from '../../stories/notices.ts'
import type { Story } from '../../stories/story.ts'
import { expect, test } from '../fixtures.ts'
import { hostNamed } from '../hosts.ts'
import { findings, OF_COLOURS } from './axe.ts'
import { compare } from './compare.ts'
import { moving, tooSmall, tooWide, widen, wrongOnPaper } from './measure.ts'
import { openStateGrid, STATE_GRIDS, VIEWPORT, type Place, type StateGrid } from './state-grid.ts'

test.use({ viewport: { ...VIEWPORT, height: 8000 }, screenshot: 'off' })

/** Of those that differ in one sentence alone one picture of each look is enough. */
const isLike = new Set(NOTICES.slice(1))

const nothing = (found: readonly (readonly [Place, readonly string[]])[], what: string) => {
  for (const [{ story }, list] of found) expect.soft(list, `${what} in ${story.name}`).toEqual([])
}

async function look(page: Page, grid: StateGrid, name: string): Promise<void> {
  const shown = { ...grid, places: grid.places.filter(({ story }) => !isLike.has(story)) }
  if (shown.places.length > 0) await compare(page, shown, (story: Story) => `${name}/${story.name}`, name, 2)
}

async function check({ frame, places }: StateGrid, how: string, rules?: readonly string[]): Promise<void> {
  const found = await findings(
    frame,
    places.map(({ id }) => id),
    rules,
  )
  for (const { id, story } of places) expect.soft(found.get(id), `what axe finds ${how} in ${story.name}`).toEqual([])
}

/** English between the marks that turn it round, in a language of which nobody ships the words. */
const turned = (text: string | object): unknown =>
  typeof text === 'string'
    ? `\u202e${text}\u202c`
    : Object.fromEntries(Object.entries(text).map(([rule, one]) => [rule, turned(one as string)]))
const TURNED = Object.fromEntries(Object.entries({ ...en, ...enSteps }).map(([key, text]) => [key, turned(text)]))

/** One in three each time; all of them by `npm run matrix`. */
for (const [nth, stories] of STATE_GRIDS.entries()) {
  const tag = nth % 3 === 0 ? [] : ['@all']
  test(`${stories[0]?.name} to ${stories.at(-1)?.name}`, { tag }, async ({ places: { hosts }, page }) => {
    const grid = await openStateGrid(page, hostNamed('element'), hosts, stories)
    const { frame, places } = grid

    await test.step('what is pressed is large enough', async () => nothing(await tooSmall(grid), 'too small'))

    await test.step('by night', async () => {
      await page.emulateMedia({ colorScheme: 'dark' })
      await look(page, grid, 'night')
      await check(grid, 'by night', OF_COLOURS)
    })

    await test.step('in colours of their own', async () => {
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
      await look(page, grid, 'forced')
      await check(grid, 'in colours of their own', OF_COLOURS)
      await page.emulateMedia({ forcedColors: 'none' })
    })

    await test.step('without motion', async () => {
      await page.emulateMedia({ reducedMotion: 'reduce' })
      nothing(await moving(grid), 'moving')
    })

    await test.step('on paper', async () => {
      await page.emulateMedia({ media: 'print' })
      nothing(await wrongOnPaper(grid), 'on paper')
      await page.emulateMedia({ media: 'screen' })
    })

    await test.step('on a desk', async () => {
      await widen(frame, 480)
      await look(page, grid, 'desk')
      await check(grid, 'on a desk')
    })

    await test.step('with letters twice as large', async () => {
      await frame.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
      await widen(frame, 640 - 32)
      nothing(await tooWide(grid), 'twice as large, too wide')
      await frame.evaluate(() => document.documentElement.style.removeProperty('font-size'))
    })

    await test.step('on a narrow screen, or at four times the size', async () => {
      for (const width of [320 - 32, 280 - 32]) {
        await widen(frame, width)
        nothing(await tooWide(grid), `at ${width} px, too wide`)
      }
    })

    await test.step('from right to left', async () => {
      await widen(frame, 328)
      await frame.evaluate(async (translations) => {
        for (const element of document.querySelectorAll('pay-wicket')) {
          Object.assign(element, { options: { translations, locale: 'ar-XB' } })
        }
      }, TURNED)
      await expect(frame.locator('.pw[dir=rtl]')).toHaveCount(places.length)
      await grid.idle()
      // What a command was answered goes with the language it was said in.
      const unanswered = places.filter(({ story: { interactions } }) => {
        const last = interactions?.at(-1)
        return last?.kind !== 'press' || last.what !== 'primary'
      })
      await look(page, { ...grid, places: unanswered }, 'turned')
      nothing(await tooWide(grid), 'from right to left, too wide')
      await check(grid, 'from right to left')
    })
  })
}
