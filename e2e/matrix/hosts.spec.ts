/**
 * Every story in every host: axe finds nothing, and each looks as it does everywhere else. The pictures are in
 * `pictures/`, one for each story. After a change of how the widget looks,
 * `npx playwright test matrix/hosts -g "(esm|isolated):" --update-snapshots` takes them again, and a run without that
 * shows whether the other hosts agree.
 */
import type { Story } from '../../stories/story.ts'
import { expect, test } from '../fixtures.ts'
import { HOSTS, type Host } from '../hosts.ts'
import { findings } from './axe.ts'
import { compare } from './compare.ts'
import { openStateGrid, SAMPLED, STATE_GRIDS, VIEWPORT } from './state-grid.ts'

test.use({ viewport: VIEWPORT, screenshot: 'off' })

/** Pictures that are alike share a folder. */
function folderOf({ name }: Host, { name: story }: Story): string {
  // Such a page can hold no frame: the form is a link.
  return name === 'isolated' && story.startsWith('frame') ? 'isolated' : 'page'
}

/** The plainest page, each time; all of them by `npm run matrix`. */
const IN_FULL = new Set(['esm'])

// A page shows one dialog at a time: `dialog.spec.ts`.
for (const host of HOSTS.filter(({ where }) => where !== 'dialog')) {
  const grids = IN_FULL.has(host.name) ? STATE_GRIDS.map((stories) => ({ tag: [], stories })) : SAMPLED
  for (const { tag, stories } of grids) {
    const name = `${host.name}: ${stories[0]?.name} to ${stories.at(-1)?.name}`
    test(name, { tag: [...tag] }, async ({ places: { hosts }, page }) => {
      const grid = await openStateGrid(page, host, hosts, stories)
      await compare(page, grid, (story) => `${folderOf(host, story)}/${story.name}`, host.name)
      const found = await findings(
        grid.frame,
        grid.places.map(({ id }) => id),
      )
      for (const { id, story } of grid.places) {
        expect.soft(found.get(id), `what axe finds in ${story.name} in ${host.name}`).toEqual([])
      }
    })
  }
}
