/** `/docs/errors` and a page a code: what it means, whose it is to mend, whether to try again. */
import { html } from 'hono/html'
import type { OwnPaths } from '../../domain/own-paths.ts'
import { AGAIN, listedCode, MENDERS, placeText, type CodeEntry } from '../../texts/meaning.ts'
import { errorsPath, layout } from './layout.ts'
import { prose, type Html } from './prose.ts'

/** `http-000` stands for each status that came without a word. */
const shownCode = (code: string): string => (code === 'http-000' ? 'http-…' : code)

function meaning({ text, mender, again, status }: CodeEntry): Html {
  return html`<p>${prose(text)}</p>
    <dl class="facts">
      ${
        status === undefined
          ? ''
          : html`<dt>Status</dt>
              <dd>${status}</dd>`
      }
      <dt>Whose it is to mend</dt>
      <dd>${MENDERS[mender]}</dd>
      <dt>Try again?</dt>
      <dd>${AGAIN[again]}</dd>
    </dl>`
}

const placeAnchor = (place: string): string => place.toLowerCase().replaceAll(/[^a-z]+/g, '-')

/** Every code, by where it is met. */
export function errorsPage(entries: readonly CodeEntry[], paths: OwnPaths): Html {
  const errors = errorsPath(paths)
  const groups = Object.entries(Object.groupBy(entries, ({ place }) => placeText(place)))
  const main = html`<h1>Codes</h1>
    <p>
      Each code that the API, the widget and the client say, and each reason for which a payment or a refund did not go
      through. A code is stable; sentences are not.
    </p>
    ${groups.map(
      ([place, list = []]) =>
        html`<h2 id="${placeAnchor(place)}">${prose(place)}</h2>
          ${list.map(
            (entry) =>
              html`<section class="entry">
                <h3>
                  <a href="${errors}/${entry.code}"><code>${shownCode(entry.code)}</code></a>
                </h3>
                ${meaning(entry)}
              </section>`,
          )}`,
    )}`
  const contents = html`${groups.map(
    ([place, list = []]) =>
      html`<p><a href="#${placeAnchor(place)}">${prose(place)}</a></p>
        <ul>
          ${list.map(
            ({ code }) =>
              html`<li>
                <a href="${errors}/${code}"><code>${shownCode(code)}</code></a>
              </li>`,
          )}
        </ul>`,
  )}`
  return layout({ title: 'Paywicket: codes', paths, contents, main })
}

/** One code, at each place where it is met; undefined where nobody knows it. */
export function errorPage(code: string, entries: readonly CodeEntry[], paths: OwnPaths): Html | undefined {
  const found = entries.filter((entry) => entry.code === listedCode(code))
  if (found.length === 0) return undefined
  const main = html`<h1><code>${shownCode(listedCode(code))}</code></h1>
    ${found.map(
      (entry) =>
        html`<section class="entry">
          <h2>${prose(placeText(entry.place))}</h2>
          ${meaning(entry)}
        </section>`,
    )}
    <p><a href="${errorsPath(paths)}">All codes</a></p>`
  return layout({ title: `Paywicket: ${shownCode(listedCode(code))}`, paths, main })
}

/** Of a payment system whose list is open, or of a newer release. */
export function unknownErrorPage(paths: OwnPaths): Html {
  const main = html`<h1>A code that is not listed</h1>
    <p>
      This server does not say this code by itself. Payment systems have reasons that they publish nowhere: such a
      payment was declined, and the buyer can try again or choose another way.
    </p>
    <p><a href="${errorsPath(paths)}">All codes</a></p>`
  return layout({ title: 'Paywicket: an unknown code', paths, main })
}
