/** Parts of the plain pages: a button that posts, rows to read, a last moment. Everything is escaped. */
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { isMoment, type Row } from '../../src/contract/index.ts'
import { TEXTS } from '../texts/index.ts'
import { hidden } from './plain-form.ts'
import type { Reader } from './reader.ts'
import { momentText } from './zones.ts'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** A form of one button. */
export interface Command {
  readonly name: string
  readonly attempt: string | undefined
  readonly label: string
  readonly quiet?: boolean
}

/** Posts `name` for the attempt; a quiet one is drawn beside what to do. */
export function command({ name, attempt, label, quiet = false }: Command, reader: Reader): Html {
  return html`<form method="post">
    ${hidden(name, reader)}<input type="hidden" name="attempt" value="${attempt ?? ''}" />
    <button class="${quiet ? 'quiet' : ''}">${label}</button>
  </form>`
}

/** A time that names a moment is shown as the reader's clock has it; any other text as it is. */
function rowText({ name, value }: Row, { locale, zone }: Reader): string {
  return name === 'time' && isMoment(value) ? momentText(value, locale, zone) : value
}

/** Rows of a transfer, each with its name. */
export function rows(list: readonly Row[], reader: Reader): Html {
  return html`<dl>
    ${list.map(
      (row) =>
        html`<dt>${TEXTS[reader.locale].page.rows[row.name]}</dt>
          <dd>${rowText(row, reader)}</dd>`,
    )}
  </dl>`
}

/** The last moment to send something. */
export function until(at: string, { locale, zone }: Reader): Html {
  const [before = '', after = ''] = TEXTS[locale].page.until.split('{time}')
  return html`<p>${before}<time datetime="${at}">${momentText(at, locale, zone)}</time>${after}</p>`
}
