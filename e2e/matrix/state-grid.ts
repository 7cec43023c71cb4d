/** Many stories at once on one page of a host: opened, settled, and played to where the buyer's hand has brought them. */
import type { CDPSession, Frame, Locator, Page } from '@playwright/test'
import { stepsOf, type Interaction } from '../../stories/interactions.ts'
import { tokenOf } from '../../stories/server.ts'
import { GROUPS, STORIES } from '../../stories/stories.ts'
import type { Story } from '../../stories/story.ts'
import { addressOf, type Host } from '../hosts.ts'
import { bringAxe } from './axe.ts'
import { freezeTime, withoutStreams } from './freeze-time.ts'

const AT_ONCE = 21

/** Wide enough for seven in a row, and so tall that all of them are painted at once. */
export const VIEWPORT = { width: 7 * 340 + 12, height: 5000 }

/** A line that breaks does so after some seconds, for which time must go by. */
const isMoving = ({ line }: Story) => line === 'breaks'
const FROZEN = STORIES.filter((story) => !isMoving(story))

/** All stories, so many at once as one page can show. */
export const STATE_GRIDS: readonly (readonly Story[])[] = [
  ...Array.from({ length: Math.ceil(FROZEN.length / AT_ONCE) }, (_, nth) =>
    FROZEN.slice(nth * AT_ONCE, (nth + 1) * AT_ONCE),
  ),
  STORIES.filter(isMoving),
]

/** Of each kind of screen the first story, and the first that a hand has brought about. */
const SAMPLE: readonly Story[] = GROUPS.flatMap(({ stories }) => [
  ...stories.slice(0, 1),
  ...stories
    .slice(1)
    .filter(({ interactions }) => interactions)
    .slice(0, 1),
])

/**
 * The sample, and all of it under a tag that `npm test` leaves out and `npm run matrix` does not: that takes minutes.
 */
export const SAMPLED: readonly { readonly tag: readonly string[]; readonly stories: readonly Story[] }[] = [
  { tag: [], stories: SAMPLE },
  ...STATE_GRIDS.map((stories) => ({ tag: ['@all'], stories })),
]

export interface StateGrid {
  /** The page, or the page inside it, that the checkouts are on. */
  readonly frame: Frame
  readonly places: readonly Place[]
  /** Of the page; it ends with it. */
  readonly devtools: CDPSession
  /** Waits until nothing is on its way to the server or back, and all that has come is drawn. */
  idle(): Promise<void>
}

export interface Place {
  readonly story: Story
  /** Of the host's element around the checkout. */
  readonly id: string
  readonly widget: Locator
}

/**
 * A story is born with each read of it, so that the time which is left is the same however late that is; but what is read
 * twice, or breaks after the first read, is born once.
 */
export const isBornOnce = ({ line, refusal }: Story): boolean => line === 'breaks' || refusal !== undefined

export async function openStateGrid(
  page: Page,
  host: Host,
  origin: string,
  stories: readonly Story[],
): Promise<StateGrid> {
  const address = new URL(addressOf(host, origin, { stories: '' }))
  for (const story of stories) {
    address.searchParams.append('token', tokenOf(story, isBornOnce(story) ? Date.now() : undefined))
  }
  await withoutStreams(page)
  await freezeTime(page, stories.some(isMoving))
  await bringAxe(page)
  await countQuestions(page)
  await page.goto(address.href)
  const inner =
    host.where === 'frame' ? page.frames().find((frame) => frame.parentFrame() === page.mainFrame()) : undefined
  const frame = inner ?? page.mainFrame()
  const places = stories.map((story, nth) => {
    const id = `checkout-${nth}`
    return { story, id, widget: frame.locator(`#${id}`) }
  })
  const devtools = await page.context().newCDPSession(page)
  const grid = { frame, places, devtools, idle: () => idle(frame) }
  if (host.where !== 'dialog') await settle(page, grid)
  return grid
}

interface Counting {
  /** Questions to the server whose answers have not been read. */
  readonly questions: { open: number }
}

/** Call it before the page is opened. */
async function countQuestions(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const questions = { open: 0 }
    const { fetch } = window
    Object.assign(window, {
      questions,
      async fetch(...request: Parameters<typeof fetch>) {
        questions.open += 1
        try {
          const answer = await fetch(...request)
          // Read beside whoever asked.
          await answer.clone().arrayBuffer()
          return answer
        } finally {
          questions.open -= 1
        }
      },
    })
  })
}

async function idle(frame: Frame): Promise<void> {
  await frame.evaluate(async () => {
    const { questions } = window as unknown as Counting
    // An answer is followed by another question at once or not at all, and is drawn by the next frame.
    for (let frames = 0; frames < 3; frames = questions.open > 0 ? 0 : frames + 1) {
      await new Promise(requestAnimationFrame)
    }
  })
}

/** Waits until all that is to come by itself has come; plays what the buyer does; and waits again. */
export async function settle(page: Page, { frame, places }: Pick<StateGrid, 'frame' | 'places'>): Promise<void> {
  await drawn(
    frame,
    places.map(({ id, story }) => ({ id, sign: story.line === 'breaks' ? '.notice' : 'h2, .trouble' })),
  )
  const played = places.filter(({ story }) => story.interactions)
  for (const { story, widget } of played) {
    for (const step of stepsOf(story.interactions)) {
      if (step.touch) continue
      const target = widget.locator(step.selector).first()
      if (step.do === 'click') await target.click()
      else await target.fill(step.value ?? '')
    }
  }
  await drawn(
    frame,
    played.map(({ id, story }) => ({ id, sign: signOf(story.interactions?.at(-1)) })),
  )
  // Focus and pointer can be at one of them only, and would be at another one on a page with fewer.
  await page.mouse.move(0, 0)
  await frame.evaluate(() => {
    let holder = document.activeElement
    while (holder?.shadowRoot?.activeElement) holder = holder.shadowRoot.activeElement
    if (holder instanceof HTMLElement) holder.blur()
  })
  // Until when there is time to pay is another minute whenever this runs.
  await frame.evaluate(() => {
    for (const element of document.querySelectorAll('*'))
      for (const until of element.shadowRoot?.querySelectorAll('.until') ?? []) until.textContent = 'until 9:00 PM'
  })
  await Promise.all(frame.childFrames().map((child) => child.waitForLoadState('load')))
}

/** What shows that an interaction has had its effect. */
function signOf(interaction: Interaction | undefined): string {
  if (interaction?.kind === 'check') return '.panel'
  if (interaction?.kind === 'fill') return interaction.field === 'find' ? '.filter small:not(:empty)' : 'h2'
  if (interaction?.kind !== 'press') return 'h2'
  switch (interaction.what) {
    case 'primary':
    case 'sent':
      return '.notice.danger, [aria-invalid=true]'
    case 'more':
      return '.filter'
    case 'give-up':
      return '.notice.another'
    case 'copy':
    case 'copy-number':
      return '.press.done'
    case 'edit':
      return '.edit .panel'
    case 'qr':
      return '.qr'
    case 'details':
    case 'other-bank':
      return 'h2'
    case 'help':
      return '.help'
    case 'handover':
      return '.handover .qr path[d]'
    case 'receipt':
      return '.receipt'
  }
}

/** Each by the id of its place, and something that is there when it is drawn. */
async function drawn(frame: Frame, wanted: readonly { readonly id: string; readonly sign: string }[]): Promise<void> {
  await frame.waitForFunction(
    (wanted) =>
      wanted.every(({ id, sign }) => {
        const elements = [...document.querySelectorAll(`#${id}, #${id} *`)]
        const shadow = elements.find((element) => element.shadowRoot)?.shadowRoot
        if (!shadow?.querySelector(sign)) return false
        if (shadow.querySelector('.skeleton, [aria-disabled], .more:empty, .pay:empty, svg.qr > path:not([d])'))
          return false
        const pictures = [...shadow.querySelectorAll('img')].every(({ complete }) => complete)
        // The second sheet comes with all that the picker can do without.
        return shadow.querySelector('.trouble') || (pictures && shadow.adoptedStyleSheets.length > 1)
      }),
    wanted,
  )
  await frame.evaluate(async () => {
    await document.fonts.ready
    for (let time = 0; time < 2; time += 1) await new Promise(requestAnimationFrame)
  })
}
