import type { Page } from '@playwright/test'
import type { Story } from '../../stories/story.ts'
import { expect, test } from '../fixtures.ts'
import { encoded, isAt, pictureOf, shotOf, type Box } from './picture.ts'
import { isBornOnce, type StateGrid } from './state-grid.ts'

/** What is different in each run: the addresses of this machine, as a QR code or in a sentence, and time that goes by. */
const HIDDEN: readonly (readonly [(story: Story) => boolean, selector: string])[] = [
  [({ name }) => name.startsWith('redirect'), '.qr > path'],
  [({ line }) => line === 'page-refused', '.trouble p'],
  [isBornOnce, '.countdown > *'],
]

/** What is further down than this, px, is more of the same. */
const TALLEST = 1600

/** Compares the picture of each checkout on a page with the one that is kept under the name that `nameOf` gives. */
export async function compare(
  page: Page,
  { frame, places, devtools }: StateGrid,
  nameOf: (story: Story) => string,
  where: string,
  scale: 1 | 2 = 1,
): Promise<void> {
  const boxes = await frame.evaluate(
    (wanted) => {
      // A row that begins between two pixels has letters of another sharpness.
      for (const { id } of wanted) {
        const place = document.querySelector<HTMLElement>(`#${id}`)
        if (place) place.style.blockSize = `${Math.ceil(place.getBoundingClientRect().height)}px`
      }
      return wanted.map(({ id, hidden }): Box => {
        const shadow = [...document.querySelectorAll(`#${id}, #${id} *`)].find(
          ({ shadowRoot }) => shadowRoot,
        )?.shadowRoot
        for (const element of hidden ? (shadow?.querySelectorAll<HTMLElement>(hidden) ?? []) : []) {
          element.style.visibility = 'hidden'
        }
        const { x, y, width, height } = shadow?.querySelector('.pw')?.getBoundingClientRect() ?? new DOMRect()
        return { x, y, width, height }
      })
    },
    places.map(({ id, story }) => ({ id, hidden: HIDDEN.find(([isSo]) => isSo(story))?.[1] })),
  )
  const bottom = Math.max(...boxes.map(({ y, height }) => y + Math.min(height, TALLEST)))
  const shot = await shotOf(devtools, { width: page.viewportSize()?.width ?? 0, height: bottom })
  places.forEach(({ story }, nth) => {
    const box = boxes[nth]
    if (!box) return
    const picture = pictureOf(shot, { ...box, height: Math.min(box.height, TALLEST) }, scale)
    const name = `${nameOf(story)}.png`.split('/')
    if (isAt(test.info().snapshotPath(...name), picture)) return
    expect
      .soft(encoded(picture), `the picture of ${story.name} in ${where}`)
      .toMatchSnapshot(name, { maxDiffPixelRatio: 0.001 })
  })
}
