/** The page of the design: what every screen is made of, by day and by night, in the widget's own styles. It runs no script. */
import { html } from 'hono/html'
import { brandMark } from '../../server/routes/brand-marks.ts'
import { BRANDS } from '../../server/routes/brands.ts'
import type { Html } from '../shop/pages/layout.ts'
import { specimens } from './specimens.ts'
import { tokens, type Token } from './styles.ts'

const THEMES = ['light', 'dark'] as const
type Theme = (typeof THEMES)[number]

/** In a shadow root, as in a shop's page, so that the styles of this page do not reach it. */
const inWidget = (theme: Theme, body: Html): Html =>
  html`<div class="specimen" data-theme="${theme}">
    <template shadowrootmode="open">
      <link rel="stylesheet" href="/gallery/widget.css" />
      <div class="pw" data-theme="${theme}">${body}</div>
    </template>
  </div>`

const bothThemes = (body: (theme: Theme) => Html): Html =>
  html`<div class="themes">${THEMES.map((theme) => inWidget(theme, body(theme)))}</div>`

const swatches = (list: readonly Token[], theme: Theme): Html =>
  html`<ul class="set">
    ${list.flatMap((token) =>
      token.variable.startsWith('--pw-color-')
        ? [
            html`<li>
              <span class="icon swatch swatch-${token.name}"></span>
              <small>${token.name} <br />${token[theme]}</small>
            </li>`,
          ]
        : [],
    )}
  </ul>`

const tokenRow = ({ variable, light, dark }: Token): Html =>
  html`<tr>
    <th scope="row"><code>${variable}</code></th>
    <td><code>${light}</code></td>
    <td><code>${dark}</code></td>
  </tr>`

const TYPE: readonly (readonly [tag: string, size: string, where: string])[] = [
  ['done', '2em', 'what is to be sent, and what has come'],
  ['due', '1.3em', 'what is to be paid, beside the shop'],
  ['title', '1.2em', 'the title of a step'],
  ['body', '1em', 'sentences, names and buttons; never under 16 px'],
  ['muted', '0.88em', 'what stands below or beside'],
]

function typeLine([name, size, where]: (typeof TYPE)[number]): Html {
  const text = html`${size} · ${where}`
  switch (name) {
    case 'done':
      return html`<div class="done">
        <p class="due"><strong>₽1,503.17</strong><span>${text}</span></p>
      </div>`
    case 'due':
      return html`<p class="due"><strong>₽1,503.17</strong> <small>${text}</small></p>`
    case 'title':
      return html`<h3 class="like-title">${text}</h3>`
    case 'muted':
      return html`<p class="muted">${text}</p>`
    default:
      return html`<p>${text}</p>`
  }
}

/** Distances, in em of the widget's letters: narrower places have fewer columns, not smaller letters. */
const SPACING = [
  ['0.25em', 'a label and its field'],
  ['0.4em', 'lines that belong together'],
  ['0.75em', 'a picture and its words, buttons in a group'],
  ['1em', 'the parts of a step, the edge of the widget'],
  ['3em', 'the height of a button and of a field'],
  ['4em', 'the height of a row that is chosen'],
] as const

const marks = (): Html =>
  html`<ul class="set">
    ${BRANDS.map(
      (brand) =>
        html`<li>
          <span class="icon"
            ><img src="data:image/svg+xml,${encodeURIComponent(brandMark(brand))}" alt="" width="32" height="32"
          /></span>
          <small>${brand}</small>
        </li>`,
    )}
  </ul>`

const section = (id: string, title: string, body: Html): Html =>
  html`<section class="group" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${body}
  </section>`

export function designBody(): Html {
  const list = tokens()
  return html`<h1>Design</h1>
    <p class="muted lead">
      What every screen is made of, by day and by night, in the widget’s own styles. Point at it, press it, and go
      through it by keyboard: each has its own look for that. <a href="/gallery">The states</a> show it at work.
    </p>
    ${section(
      'tokens',
      'What a host page may set',
      html`<div class="scroll" tabindex="0" role="group" aria-labelledby="tokens">
          <table>
            <thead>
              <tr>
                <th scope="col">Variable</th>
                <th scope="col">By day</th>
                <th scope="col">By night</th>
              </tr>
            </thead>
            <tbody>
              ${list.map(tokenRow)}
            </tbody>
          </table>
        </div>
        ${bothThemes((theme) => swatches(list, theme))}`,
    )}
    ${section(
      'type',
      'Type',
      bothThemes(() => html`<div class="step">${TYPE.map(typeLine)}</div>`),
    )}
    ${section(
      'spacing',
      'Distances',
      html`<dl class="distances">
        ${SPACING.map(
          ([size, where]) =>
            html`<dt><code>${size}</code></dt>
              <dd>${where}</dd>`,
        )}
      </dl>`,
    )}
    ${section('marks', 'Marks', bothThemes(marks))}
    ${specimens('').map(({ name }, at) =>
      section(
        name,
        name,
        bothThemes((theme) => specimens(theme)[at]?.body ?? html``),
      ),
    )}`
}
