/** What can be measured inside the checkouts of a page, by the id of the place of each. */
import type { Frame } from '@playwright/test'
import type { Place, StateGrid } from './state-grid.ts'

interface Measured {
  readonly id: string
  readonly found: readonly string[]
}

/** Says for each place what `look` finds in its shadow root; `given` is handed over to the page. */
async function foundIn<Given>(
  { frame, places }: StateGrid,
  look: (root: ShadowRoot, given: Given) => readonly string[],
  given: Given,
): Promise<readonly (readonly [Place, readonly string[]])[]> {
  const found = await frame.evaluate(
    ({ ids, look, given }) => {
      // oxlint-disable-next-line no-new-func -- a function of the test, handed over as its source
      const run = new Function(`return (${look})`)() as (root: ShadowRoot, given: unknown) => readonly string[]
      return ids.map((id): Measured => {
        const elements = [...document.querySelectorAll(`#${id}, #${id} *`)]
        const root = elements.find(({ shadowRoot }) => shadowRoot)?.shadowRoot
        return { id, found: root ? run(root, given) : ['no checkout'] }
      })
    },
    { ids: places.map(({ id }) => id), look: look.toString(), given: given as unknown },
  )
  return places.map((place) => [place, found.find(({ id }) => id === place.id)?.found ?? []])
}

/** Elements whose content is wider than they are and that do not scroll on purpose. */
export const tooWide = (grid: StateGrid) =>
  foundIn(
    grid,
    (root) =>
      [...root.querySelectorAll<HTMLElement>('*')]
        .filter((element) => {
          const { overflowX, display } = getComputedStyle(element)
          const isBox = element.clientWidth > 0 && display !== 'inline' && !(element instanceof SVGElement)
          const isField = element.matches('input, select, .unseen, .unseen *')
          // A payment system's form reaches over the padding of a narrow widget; what is in it is looked at all the same.
          const isAroundForm = element.querySelector('iframe') !== null
          return (
            isBox && !isField && !isAroundForm && overflowX === 'visible' && element.scrollWidth > element.clientWidth
          )
        })
        .map((element) => `${element.tagName}.${element.className} ${element.textContent?.slice(0, 60)}`),
    undefined,
  )

/** What is to be pressed and is smaller than 24 by 24 px. A radio button, or a file's, is pressed by its whole label. */
export const tooSmall = (grid: StateGrid) =>
  foundIn(
    grid,
    (root) =>
      [...root.querySelectorAll<HTMLInputElement>('a[href], button, input, select, summary')]
        .map((element) => (/^(radio|file)$/.test(element.type) ? (element.closest('label') ?? element) : element))
        .filter((element) => {
          const { width, height } = element.getBoundingClientRect()
          return (width > 0 || height > 0) && (width < 24 || height < 24)
        })
        .map((element) => {
          const { width, height } = element.getBoundingClientRect()
          return `${element.tagName} ${element.textContent} is ${width} by ${height}`
        }),
    undefined,
  )

/** On paper: what cannot be used there, and details that are missing. Nobody prints that there is no connection. */
export const wrongOnPaper = (grid: StateGrid) =>
  foundIn(
    grid,
    (root) => {
      const seen = (selector: string) =>
        [...root.querySelectorAll(selector)].filter((element) => element.checkVisibility({ visibilityProperty: true }))
      return [
        ...seen(':is(button, a.button, iframe):not(.trouble *)').map(({ tagName }) => `${tagName} is there`),
        ...[...root.querySelectorAll('.details :is(dt, dd:not(.press))')]
          .filter((element) => !element.checkVisibility({ visibilityProperty: true }))
          .map(({ textContent }) => `${textContent} is not there`),
      ]
    },
    undefined,
  )

export const moving = (grid: StateGrid) =>
  foundIn(
    grid,
    (root) => root.getAnimations().map(({ effect }) => (effect as KeyframeEffect).target?.className ?? ''),
    undefined,
  )

/** The sentences on the screen that are neither data of the order nor of a method. */
export const sentencesIn = (grid: StateGrid) =>
  foundIn(
    grid,
    (root) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      const sentences: string[] = []
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const isData = node.parentElement?.closest('.merchant, dd, .icon, .face > b, option, .test, style')
        const text = node.textContent?.trim() ?? ''
        if (!isData && text !== '') sentences.push(text)
      }
      return sentences
    },
    undefined,
  )

/** Makes every column so wide. */
export async function widen(frame: Frame, width: number): Promise<void> {
  await frame.evaluate((width) => document.documentElement.style.setProperty('--column', `${width}px`), width)
}
