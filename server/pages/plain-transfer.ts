/** The details of a transfer as plain HTML, each means of paying by its own words. Everything is escaped. */
import { html } from 'hono/html'
import { moneyFormatter, type Bank, type Session, type Transfer } from '../../src/contract/index.ts'
import { TEXTS } from '../texts/index.ts'
import type { Locale } from '../texts/locale.ts'
import { fillIn } from '../texts/translation.ts'
import { command, rows, until, type Html } from './plain-parts.ts'
import type { Reader } from './reader.ts'

/** Its time is over by our clock, whether or not its payment system has said so. */
export const isOver = ({ ended, expiresAt }: Transfer, now: string): boolean =>
  ended !== undefined || (expiresAt !== undefined && Date.parse(expiresAt) <= Date.parse(now))

/** Details whose time is over: to be read, and asked for anew. Cash that was handed over nobody has sent. */
function ended({ amount, rows: list, mode }: Transfer, attempt: string | undefined, reader: Reader): Html {
  const { locale } = reader
  const { page, failures } = TEXTS[locale]
  return html`<h1>${failures.expired}</h1>
    <p class="notice">${page.doNotSend}</p>
    <p>${moneyFormatter(locale)(amount)}</p>
    ${rows(list, reader)} ${mode === 'cash' ? '' : command({ name: 'sent', attempt, label: page.sent }, reader)}
    ${command({ name: 'renew', attempt, label: page.renew }, reader)}
    ${command({ name: 'cancel', attempt, label: page.giveUp, quiet: true }, reader)}`
}

/** Whom the money goes to, what to write beside it, and what does not add up. */
function beside({ payee, warning }: Transfer, locale: Locale): Html {
  const { page } = TEXTS[locale]
  const comment = { empty: page.commentEmpty, required: page.commentRequired }
  return html`${warning ? html`<p class="notice">${page.warnings[warning]}</p>` : ''}
  ${payee?.kind === 'person' ? html`<p>${page.person}</p>` : ''}
  ${payee?.comment ? html`<p>${comment[payee.comment]}</p>` : ''}`
}

/** The apps that open it, folded; a bank that takes it in a browser has that beside. */
function banks(list: readonly Bank[], locale: Locale): Html {
  const { page } = TEXTS[locale]
  return html`<details>
    <summary>${page.chooseBank}</summary>
    <ul>
      ${list.map(({ name, link, web }) => html`<li><a href="${link}">${name}</a>${web ? html` · <a href="${web}" rel="noopener noreferrer">${new URL(web).host}</a>` : ''}</li>`)}
    </ul>
  </details>`
}

/** A code to scan, and one to copy where it is paid so. */
function codes({ mode, qr }: Transfer, locale: Locale): Html {
  const { page } = TEXTS[locale]
  const isCopied = mode === 'pix' && qr?.payload !== undefined
  return html`${isCopied ? html`<label for="pix">${page.pixCode}</label><textarea id="pix" readonly rows="4">${qr.payload}</textarea>` : ''}
  ${qr?.svg ? html`<img alt="${page.qr}" width="240" height="240" src="data:image/svg+xml,${encodeURIComponent(qr.svg)}" />` : ''}`
}

/** What opens the link: a wallet and an exchange are no banks. */
function opener({ mode }: Transfer, attempt: Session['attempt'], locale: Locale): string {
  const { page } = TEXTS[locale]
  const isOwnApp = mode === 'wallet' || mode === 'crypto'
  return isOwnApp && attempt ? fillIn(page.openApp, { name: attempt.name }) : page.bank
}

/** The screen of a transfer. */
export function transfer(action: Transfer, { attempt, now }: Session, reader: Reader): Html {
  const { locale } = reader
  const { page } = TEXTS[locale]
  if (isOver(action, now)) return ended(action, attempt?.id, reader)
  const isCash = action.mode === 'cash'
  const money = moneyFormatter(locale)
  const giveUp = { name: 'cancel', attempt: attempt?.id, quiet: true }
  return html`<h1>${isCash ? page.bring : page.transfer}: ${money(action.amount)}</h1>
    ${action.ordered ? html`<p>${page.total}: ${money(action.ordered)}</p>` : ''} ${beside(action, locale)}
    ${rows(action.rows, reader)} ${action.note ? html`<p>${action.note}</p>` : ''} ${codes(action, locale)}
    ${action.link ? html`<p><a class="button" href="${action.link}" rel="noopener noreferrer">${opener(action, attempt, locale)}</a></p>` : ''}
    ${action.banks ? banks(action.banks, locale) : ''}
    ${action.expiresAt && !isCash ? until(action.expiresAt, reader) : ''}
    ${isCash ? '' : command({ name: 'sent', attempt: attempt?.id, label: page.sent }, reader)}
    <p><a href="">${page.refresh}</a></p>
    ${command({ ...giveUp, label: isCash ? page.meetingCancel : page.giveUp }, reader)}`
}
