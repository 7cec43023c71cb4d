/**
 * Every story in the dialog of a modal checkout, one after the other. After a change of how the dialog looks,
 * `npx playwright test matrix/dialog --update-snapshots` takes its pictures again: one for each kind of screen, since
 * what is inside has been compared in every other host.
 */
import { GROUPS } from '../../stories/stories.ts'
import { expect, test } from '../fixtures.ts'
import { hostNamed } from '../hosts.ts'
import { findings } from './axe.ts'
import { compare } from './compare.ts'
import { openStateGrid, SAMPLED, settle } from './state-grid.ts'

test.use({ viewport: { width: 600, height: 2400 }, screenshot: 'off' })

const pictured = new Set(GROUPS.map(({ stories }) => stories[0]))

for (const { tag, stories } of SAMPLED) {
  test(`${stories[0]?.name} to ${stories.at(-1)?.name}`, { tag: [...tag] }, async ({ places: { hosts }, page }) => {
    const grid = await openStateGrid(page, hostNamed('modal'), hosts, stories)
    const buttons = page.getByRole('button', { name: 'Pay', exact: true })
    await expect(page.locator('.pw')).toHaveCount(stories.length)
    for (const [nth, place] of grid.places.entries()) {
      const one = { ...grid, places: [place] }
      await buttons.nth(nth).click()
      await settle(page, one)
      if (pictured.has(place.story)) await compare(page, one, ({ name }) => `dialog/${name}`, 'the dialog')
      const found = await findings(page.mainFrame(), [place.id])
      expect.soft(found.get(place.id), `what axe finds in the dialog at ${place.story.name}`).toEqual([])
      await page.keyboard.press('Escape')
    }
  })
}
