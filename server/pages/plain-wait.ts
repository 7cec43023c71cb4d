/** A wait as plain HTML: another way where it takes long, a receipt to show, the way back. Everything is escaped. */
import { html } from 'hono/html'
import { moneyFormatter, type Session, type Wait } from '../../src/contract/index.ts'
import { TEXTS } from '../texts/index.ts'
import { fillIn } from '../texts/translation.ts'
import { hidden } from './plain-form.ts'
import { command, rows, type Html } from './plain-parts.ts'
import type { Reader } from './reader.ts'

/** What a page's address says where a file may come with its form. */
export const RECEIPT = 'receipt'

/** How long a wait is before another way is offered, where nobody knows how long it usually is, seconds. */
const PATIENCE = 60

function isLong({ since, usually = PATIENCE }: Wait, now: string): boolean {
  return Date.parse(now) - Date.parse(since) > usually * 1000
}

/** The next way in one press. */
function instead({ next, nextName }: Wait, attempt: string | undefined, reader: Reader): Html | string {
  if (next === undefined || nextName === undefined) return ''
  return html`<form method="post">
    ${hidden('choose', reader)}<input type="hidden" name="method" value="${next}" /><input
      type="hidden"
      name="replaces"
      value="${attempt ?? ''}"
    />
    <button>${fillIn(TEXTS[reader.locale].page.instead, { name: nextName })}</button>
  </form>`
}

/** A file for the shop, to this page again. */
function receipt(attempt: string | undefined, reader: Reader): Html {
  const { page } = TEXTS[reader.locale]
  return html`<form method="post" enctype="multipart/form-data" action="?${RECEIPT}&amp;locale=${reader.locale}">
    ${hidden(RECEIPT, reader)}<input type="hidden" name="attempt" value="${attempt ?? ''}" />
    <label for="receipt">${page.receipt}</label>
    <input id="receipt" type="file" name="file" accept="image/*,application/pdf" required />
    <button class="quiet">${page.receiptSend}</button>
  </form>`
}

/** "Another way" after "I have sent it": asked about first, since whoever sends twice pays twice. */
function giveUpSent(attempt: string | undefined, reader: Reader): Html {
  const { page } = TEXTS[reader.locale]
  return html`<details>
    <summary>${page.giveUp}</summary>
    <p>${page.giveUpSent}</p>
    ${command({ name: 'cancel', attempt, label: page.giveUp, quiet: true }, reader)}
  </details>`
}

/** The screen of a wait. */
export function wait(action: Wait, { attempt: held, now }: Session, reader: Reader): Html {
  const { locale } = reader
  const { page } = TEXTS[locale]
  const { details, cancellable, received, receipts = 0 } = action
  const attempt = held?.id
  const isTakenBack = details && !details.ended && cancellable
  return html`<h1>${page.waits[action.reason]}</h1>
    ${received ? html`<p class="notice">${fillIn(page.foreign, { amount: moneyFormatter(locale)(received) })}</p>` : ''}
    ${details ? rows(details.rows, reader) : ''}
    <p><a href="">${page.refresh}</a></p>
    ${isLong(action, now) ? instead(action, attempt, reader) : ''} ${receipts > 0 ? receipt(attempt, reader) : ''}
    ${isTakenBack ? command({ name: 'unsent', attempt, label: page.unsent, quiet: true }, reader) : ''}
    ${!cancellable ? '' : details ? giveUpSent(attempt, reader) : command({ name: 'cancel', attempt, label: page.giveUp, quiet: true }, reader)}`
}
