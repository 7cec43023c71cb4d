/** One of each thing that a screen is made of, in the markup of `src/ui` and `src/views`, to stand in the widget's own styles. */
import { html } from 'hono/html'
import QRCode from 'qrcode'
import { ICON_LINES, type IconName } from '../../src/ui/icon-lines.ts'
import { GLYPH_LINES } from '../../src/views/glyph-lines.ts'
import type { Html } from '../shop/pages/layout.ts'

export interface Specimen {
  /** As its file in `src/ui` is called, where it has one. */
  readonly name: string
  readonly body: Html
}

export const icon = (name: IconName): Html =>
  html`<svg class="line" viewBox="0 0 24 24" aria-hidden="true"><path d="${ICON_LINES[name]}"></path></svg>`

export const glyph = (lines: string): Html =>
  html`<span class="icon" aria-hidden="true"
    ><svg viewBox="0 0 24 24"><path d="${lines}"></path></svg
  ></span>`

const button = (kind: string, text: Html | string, more: Html | string = ''): Html =>
  html`<button type="button" class="button ${kind}" ${more}>${text}</button>`

const copyField = (label: string, value: string, isDone: boolean, look: 'tile' | 'large' | '' = ''): Html =>
  html`<div class="copy ${look}">
    <dt>${label}</dt>
    <dd><bdi>${value}</bdi></dd>
    <dd class="press ${isDone ? 'done' : ''}">
      <button type="button" class="button plain" aria-label="${isDone ? 'Copied' : `Copy: ${label}`}">
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="${ICON_LINES[isDone ? 'tick' : 'copy']}"></path></svg
        ><span>${isDone ? 'Copied' : 'Copy'}</span>
      </button>
    </dd>
  </div>`

const countdown = (left: string, value: number, isLate: boolean): Html =>
  html`<div class="countdown ${isLate ? 'late' : ''}">
    <p><span>${left} left to pay</span><span class="until">until 23:25</span></p>
    <progress max="600" value="${value}" aria-hidden="true"></progress>
  </div>`

/** The modules of a code as one outline, in units of a module. */
function qrLines(text: string): { readonly size: number; readonly lines: string } {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules
  const dark = [...data].flatMap((isDark, at) => (isDark ? [`M${at % size} ${Math.floor(at / size)}h1v1h-1z`] : []))
  return { size, lines: dark.join('') }
}

function qr(): Html {
  const { size, lines } = qrLines('https://pay.shop.example/a-code-that-pays-nothing')
  return html`<figure>
    <svg class="qr" role="img" aria-label="QR code for paying ₽1,503.17" viewBox="-4 -4 ${size + 8} ${size + 8}">
      <path d="${lines}"></path>
    </svg>
    <figcaption class="muted">Scan it with your bank’s app</figcaption>
  </figure>`
}

const row = (theme: string, at: number, name: string, more: string, state: '' | 'open' | 'off'): Html =>
  html`<div class="option ${state}">
    <label>
      <input
        type="radio"
        name="${theme}"
        ${state === 'open' ? html`checked` : ''}
        ${state === 'off' ? html`disabled` : ''}
      />
      ${glyph(Object.values(GLYPH_LINES)[at] ?? '')}
      <span class="face"><b>${name}</b><span class="${state === 'off' ? 'why' : 'muted'}">${more}</span></span>
    </label>
  </div>`

const fields = (theme: string): Html =>
  html`<div class="panel">
    <div class="field">
      <label for="${theme}-text">Phone number</label>
      <input id="${theme}-text" type="tel" aria-describedby="${theme}-help" />
      <small id="${theme}-help">For example, +7 916 123-45-67</small>
    </div>
    <div class="field">
      <label for="${theme}-wrong">Your bank <small>(optional)</small></label>
      <select id="${theme}-wrong" aria-invalid="true" aria-describedby="${theme}-error">
        <option>Choose</option>
      </select>
      <small id="${theme}-error" class="error">Fill this in</small>
    </div>
    <div class="field tick">
      <input id="${theme}-tick" type="checkbox" /><label for="${theme}-tick">As soon as possible</label>
    </div>
  </div>`

const SIGNS = { good: 'M6 12.5l4 4 8-9', odd: 'M12 7v6m0 3.5v.5', bad: 'M8 8l8 8m0-8l-8 8' }

/** `theme` tells what belongs together on a page that shows all of them twice. */
export const specimens = (theme: string): readonly Specimen[] => [
  {
    name: 'Button',
    body: html`<div class="step">
      ${button('primary', 'Continue · ₽1,503.17')} ${button('primary', 'On its way', html`aria-disabled="true"`)}
      ${button('plain', 'Get new details')} ${button('plain link', 'Open your bank’s app')}
      ${button('plain', html`${icon('print')}Print`)}
      <div class="pair">${button('plain', 'Yes, another way')} ${button('plain', 'No, stay here')}</div>
      <p class="another">${button('quiet', 'Choose another way to pay')}</p>
      <div class="foot">
        <div class="offers">
          ${button('quiet', html`${icon('phone')}Go on with your phone`)}
          ${button('quiet', html`${icon('help')}Help`, html`aria-expanded="true"`)}
        </div>
      </div>
    </div>`,
  },
  {
    name: 'RadioGroup',
    body: html`<div class="rows">
      ${row(theme, 0, 'Transfer to a card', 'From your bank’s app · about 2 min', 'open')}
      ${row(theme, 1, 'SBP', 'From your bank’s app', '')} ${row(theme, 5, 'Cash', 'busy until 14:30', 'off')}
    </div>`,
  },
  { name: 'Field', body: fields(theme) },
  {
    name: 'CopyField',
    body: html`<dl class="details">
      ${copyField('Send exactly', '₽1,503.17', false, 'tile')}
      ${copyField('Card number', '2200 7007 1234 5676', true, 'large')} ${copyField('Recipient', 'Ivan P.', false)}
    </dl>`,
  },
  {
    name: 'ExactText',
    body: html`<div class="copy">
      <input class="exact" readonly value="2200700712345676" aria-label="Card number, ${theme}" />
      <small>Selected: copy it by hand</small>
    </div>`,
  },
  {
    name: 'Fold',
    body: html`<div class="fold">${button('plain', 'Show the details', html`aria-expanded="false"`)}</div>`,
  },
  {
    name: 'Countdown',
    body: html`<div class="step">${countdown('14:59', 600, false)} ${countdown('01:12', 72, true)}</div>`,
  },
  { name: 'QrCode', body: qr() },
  {
    name: 'Notice',
    body: html`<div class="step">
      <p class="notice">The order comes to less than what this way to pay asks for.</p>
      <p class="notice calm">This payment is open on another device too.</p>
      <p class="notice danger">That did not work. Try once more in a moment.</p>
      <p class="muted">To the last digit: another amount may not be recognised.</p>
      <p class="test">Test mode: no real money moves</p>
    </div>`,
  },
  {
    name: 'Sign',
    body: html`<div class="pair">
      ${Object.entries(SIGNS).map(
        ([tone, lines]) =>
          html`<div class="done ${tone}">
            <svg class="sign" viewBox="0 0 24 24" aria-hidden="true">
              <circle cx="12" cy="12" r="11"></circle>
              <path d="${lines}"></path>
            </svg>
          </div>`,
      )}
    </div>`,
  },
  { name: 'Skeleton', body: html`<p class="skeleton"><i></i><i></i><i></i></p>` },
  {
    name: 'Icon',
    body: html`<ul class="set">
      ${Object.keys(ICON_LINES).map((name) => html`<li>${icon(name as IconName)} <small>${name}</small></li>`)}
    </ul>`,
  },
  {
    name: 'Glyph',
    body: html`<ul class="set">
      ${Object.entries(GLYPH_LINES).map(([name, lines]) => html`<li>${glyph(lines)} <small>${name}</small></li>`)}
    </ul>`,
  },
]
