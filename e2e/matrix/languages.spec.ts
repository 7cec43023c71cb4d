/** Every story in every language that is shipped, on the narrowest screen. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '../fixtures.ts'
import { hostNamed } from '../hosts.ts'
import { findings } from './axe.ts'
import { sentencesIn, tooWide, widen } from './measure.ts'
import { openStateGrid, SAMPLED, VIEWPORT } from './state-grid.ts'

test.use({ viewport: VIEWPORT, screenshot: 'off' })

const LANGUAGES = readdirSync(new URL('../../src/i18n', import.meta.url))
  .flatMap((name) => /^([a-z]{2})\.ts$/.exec(name)?.[1] ?? [])
  .filter((code) => code !== 'en')
/** Its letters are the tallest, and it is not written in ours. */
const CHECKED = 'hi'

/** What is left of a sentence that was not filled in, and a name of one that was not found. */
const RAW = /\{\w+\}|\b[a-z]+_[a-z]+\b|\bundefined\b|\bNaN\b/
/** Names and summaries that a story makes up are data: a payment system says them in whatever language it likes. */
const STORIES = new URL('../../stories/', import.meta.url)
const MADE_UP = readdirSync(STORIES)
  .map((name) => readFileSync(new URL(name, STORIES), 'utf8'))
  .join('\n')
/** Enough words to be a sentence, and not a name that is the same in all languages. */
const isSentence = (text: string) => text.split(/\s+/).length > 3

for (const { tag, stories } of SAMPLED) {
  test(`${stories[0]?.name} to ${stories.at(-1)?.name}`, { tag: [...tag] }, async ({ places: { hosts }, page }) => {
    const grid = await openStateGrid(page, hostNamed('element'), hosts, stories)
    const { frame, places } = grid
    await widen(frame, 280 - 32)
    const english = new Map(await sentencesIn(grid))
    for (const language of LANGUAGES) {
      await test.step(language, async () => {
        await frame.evaluate((language) => {
          for (const element of document.querySelectorAll('pay-wicket')) element.setAttribute('locale', language)
        }, language)
        await expect(frame.locator(`.pw[lang=${language}]`)).toHaveCount(places.length)
        await grid.idle()
        for (const [{ story }, found] of await tooWide(grid)) {
          expect.soft(found, `too wide in ${story.name} in ${language}`).toEqual([])
        }
        for (const [place, sentences] of await sentencesIn(grid)) {
          const same = sentences
            // What a refused command was answered is not said again in another language; what the shop's developer has to
            // mend is said in theirs.
            .filter(() => place.story.refusal === undefined && place.story.line !== 'page-refused')
            .filter(isSentence)
            .filter((text) => english.get(place)?.includes(text) && !MADE_UP.includes(text))
          const raw = sentences.filter((text) => RAW.test(text))
          expect.soft([...same, ...raw], `not in ${language}: ${place.story.name}`).toEqual([])
        }
        if (language !== CHECKED) return
        const ids = places.map(({ id }) => id)
        const found = await findings(frame, ids)
        for (const { id, story } of places)
          expect.soft(found.get(id), `axe in ${story.name} in ${language}`).toEqual([])
      })
    }
  })
}
