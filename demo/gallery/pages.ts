/** The gallery's pages: one story at a time, all of them at once, and what they are made of. For those who build and test, so in English. */
import { html } from 'hono/html'
import { LOCALES } from '../../server/texts/locale.ts'
import { stepsOf } from '../../stories/interactions.ts'
import { GROUPS, STORIES } from '../../stories/stories.ts'
import type { Story } from '../../stories/story.ts'
import { shell, type Html } from '../shop/pages/layout.ts'
import { designBody } from './design.ts'
import { addressOf, THEMES, WIDTHS, type Choice } from './choice.ts'

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' })

/** Each page around what is its own. */
interface Document {
  /** The shop's. */
  readonly name: string
  readonly title: string
  /** A file of the shop's, and the mark on it; none where nothing moves. */
  readonly script?: string
  readonly nonce: string
  readonly body: Html
}

function document({ name, title, script, nonce, body }: Document): Html {
  const head = html`<link rel="stylesheet" href="/shop/gallery.css" />
    ${script === undefined ? '' : html`<script type="module" nonce="${nonce}" src="/shop/${script}"></script>`}`
  return shell({ name, locale: 'en', title, skip: 'Skip to the content', head, body })
}

interface Option {
  readonly value: string
  readonly text: string
}

function option({ value, text }: Option, chosen: string): Html {
  return html`<option value="${value}" ${value === chosen ? html`selected` : ''}>${text}</option>`
}

function select(name: keyof Choice, label: string, options: readonly Option[], choice: Choice): Html {
  return html`<div class="control">
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      ${options.map((each) => option(each, choice[name]))}
    </select>
  </div>`
}

function looks(choice: Choice): Html {
  const languages = LOCALES.map((value) => ({ value, text: LANGUAGES.of(value) ?? value }))
  const themes = THEMES.map((value) => ({ value, text: value === 'auto' ? 'as the system' : value }))
  const widths = WIDTHS.map((value) => ({ value, text: value === 'full' ? 'all there is' : `${value} px` }))
  return html`${select('locale', 'Language', languages, choice)} ${select('theme', 'Theme', themes, choice)}
  ${select('width', 'Width', widths, choice)}`
}

/** What the page's script must know of a story, and what its interactions come to. */
const steps = ({ interactions }: Story) => JSON.stringify(stepsOf(interactions))

function storyOptions(choice: Choice): readonly Html[] {
  return GROUPS.map(
    ({ title, stories }) =>
      html`<optgroup label="${title}">
        ${stories.map(
          (story) =>
            html`<option
              value="${story.name}"
              data-steps="${steps(story)}"
              ${story.name === choice.state ? html`selected` : ''}
            >
              ${story.title}
            </option>`,
        )}
      </optgroup>`,
  )
}

/** The story before or after this one, round and round. */
function beside(choice: Choice, by: 1 | -1): Choice {
  const index = STORIES.findIndex(({ name }) => name === choice.state)
  return { ...choice, state: STORIES.at((index + by) % STORIES.length)?.name ?? choice.state }
}

export function onePage(shop: string, choice: Choice, nonce: string): Html {
  const story = STORIES.find(({ name }) => name === choice.state)
  return document({
    name: shop,
    title: 'Gallery',
    script: 'gallery.js',
    nonce,
    body: html`<h1>Gallery</h1>
      <p class="muted lead">
        The real widget in every state that a buyer may see. Nothing can be paid here: the server behind it only shows
        states.
      </p>
      <form class="controls" method="get" action="/gallery">
        <div class="control wide">
          <label for="state">State</label>
          <select id="state" name="state">
            ${storyOptions(choice)}
          </select>
        </div>
        ${looks(choice)}
        <noscript><button class="button">Show</button></noscript>
      </form>
      <nav class="beside" aria-label="States">
        <a class="button" data-by="-1" href="${addressOf(beside(choice, -1))}">Previous</a>
        <a class="button" data-by="1" href="${addressOf(beside(choice, 1))}">Next</a>
        <span class="muted" id="keys" hidden>or the left and right arrow keys</span>
        <a href="/gallery/design">Design</a>
        <a id="all" href="${addressOf(choice, '/all')}">All at once</a>
      </nav>
      <section aria-labelledby="shown">
        <h2 id="shown" aria-live="polite">${story?.title}</h2>
        <p class="muted"><code id="name">${choice.state}</code></p>
        <div
          class="stage"
          role="group"
          aria-label="The widget"
          tabindex="0"
          data-theme="${choice.theme}"
          data-width="${choice.width}"
        >
          <div class="place"></div>
        </div>
        <noscript><p>The widget needs JavaScript, and so do its pictures.</p></noscript>
      </section>`,
  })
}

export function allPage(shop: string, choice: Choice, nonce: string): Html {
  return document({
    name: shop,
    title: 'Every state',
    script: 'gallery-all.js',
    nonce,
    body: html`<h1>Every state</h1>
      <form class="controls" method="get" action="/gallery/all">
        ${looks(choice)}
        <noscript><button class="button">Show</button></noscript>
      </form>
      <nav class="beside" aria-label="Gallery"><a href="${addressOf(choice)}">One at a time</a></nav>
      <noscript><p>The widget needs JavaScript, and so do its pictures.</p></noscript>
      ${GROUPS.map(
        ({ title, stories }) =>
          html`<section class="group">
            <h2>${title}</h2>
            <div class="shots" data-width="${choice.width}">
              ${stories.map(
                (story) =>
                  html`<article class="shot" data-name="${story.name}" data-steps="${steps(story)}">
                    <h3><a href="${addressOf({ ...choice, state: story.name })}">${story.title}</a></h3>
                    <div class="stage" data-theme="${choice.theme}" data-width="${choice.width}">
                      <div class="place"></div>
                    </div>
                  </article>`,
              )}
            </div>
          </section>`,
      )}`,
  })
}

export function designPage(shop: string, nonce: string): Html {
  return document({ name: shop, title: 'Design', nonce, body: designBody() })
}
