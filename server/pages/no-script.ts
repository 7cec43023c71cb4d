/** A session as plain HTML with plain forms: the hosted page for browsers without JavaScript. Everything is escaped. */
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { isMoment, moneyFormatter, type Done, type Row, type Session, type Transfer } from '../../src/contract/index.ts'
import { TEXTS } from '../texts/index.ts'
import type { Locale } from '../texts/locale.ts'
import { fillIn } from '../texts/translation.ts'
import { hidden, methodForm, placeOf, type Typed } from './plain-form.ts'
import type { Reader } from './reader.ts'
import { momentText } from './zones.ts'

type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** A form of one button. */
interface Command {
  readonly name: string
  readonly attempt: string | undefined
  readonly label: string
  readonly quiet?: boolean
}

function command({ name, attempt, label, quiet = false }: Command, reader: Reader): Html {
  return html`<form method="post">
    ${hidden(name, reader)}<input type="hidden" name="attempt" value="${attempt ?? ''}" />
    <button class="${quiet ? 'quiet' : ''}">${label}</button>
  </form>`
}

/** A time that names a moment is shown as the reader's clock has it; any other text as it is. */
function rowText({ name, value }: Row, { locale, zone }: Reader): string {
  return name === 'time' && isMoment(value) ? momentText(value, locale, zone) : value
}

function rows(list: readonly Row[], reader: Reader): Html {
  return html`<dl>
    ${list.map(
      (row) =>
        html`<dt>${TEXTS[reader.locale].page.rows[row.name]}</dt>
          <dd>${rowText(row, reader)}</dd>`,
    )}
  </dl>`
}

function until(at: string, { locale, zone }: Reader): Html {
  const [before = '', after = ''] = TEXTS[locale].page.until.split('{time}')
  return html`<p>${before}<time datetime="${at}">${momentText(at, locale, zone)}</time>${after}</p>`
}

function done(action: Done, locale: Locale): Html {
  const { page } = TEXTS[locale]
  return html`<h1>${page.outcomes[action.outcome]}</h1>
    ${action.failure ? html`<p>${action.failure.text}</p>` : ''}
    ${action.returnUrl ? html`<p><a class="button" href="${action.returnUrl}">${page.back}</a></p>` : ''}`
}

/** Details whose time is over: to be read, and asked for anew. */
function ended({ amount, rows: list }: Transfer, attempt: string | undefined, reader: Reader): Html {
  const { locale } = reader
  const { page, failures } = TEXTS[locale]
  return html`<h1>${failures.expired}</h1>
    <p class="notice">${page.doNotSend}</p>
    <p>${moneyFormatter(locale)(amount)}</p>
    ${rows(list, reader)} ${command({ name: 'sent', attempt, label: page.sent }, reader)}
    ${command({ name: 'renew', attempt, label: page.renew }, reader)}
    ${command({ name: 'cancel', attempt, label: page.giveUp, quiet: true }, reader)}`
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

/** What was not taken of a form, and why. */
export interface NotTaken {
  readonly fault: string
  readonly typed?: Typed
}

/** Its time is over by our clock, whether or not its payment system has said so. */
export const isOver = ({ ended, expiresAt }: Transfer, now: string): boolean =>
  ended !== undefined || (expiresAt !== undefined && Date.parse(expiresAt) <= Date.parse(now))

function body({ action, attempt: held, now }: Session, reader: Reader, typed: Typed | undefined): Html {
  const attempt = held?.id
  const { locale } = reader
  const { page } = TEXTS[locale]
  const refresh = html`<p><a href="">${page.refresh}</a></p>`
  const giveUp = command({ name: 'cancel', attempt, label: page.giveUp, quiet: true }, reader)
  switch (action.kind) {
    case 'choose':
      return html`${action.notice ? html`<p class="notice">${action.notice.text}</p>` : ''}
        <h1>${page.choose}</h1>
        ${action.methods.map((method) => methodForm(method, reader, typed))}`
    case 'wait':
      return html`<h1>${page.waits[action.reason]}</h1>
        ${action.received ? html`<p class="notice">${fillIn(page.foreign, { amount: moneyFormatter(locale)(action.received) })}</p>` : ''}
        ${action.details ? rows(action.details.rows, reader) : ''} ${refresh}
        ${action.details && !action.details.ended && action.cancellable ? command({ name: 'unsent', attempt, label: page.unsent, quiet: true }, reader) : ''}
        ${!action.cancellable ? '' : action.details ? giveUpSent(attempt, reader) : giveUp}`
    case 'transfer':
      if (isOver(action, now)) return ended(action, attempt, reader)
      return html`<h1>${page.transfer}: ${moneyFormatter(locale)(action.amount)}</h1>
        ${action.ordered ? html`<p>${page.total}: ${moneyFormatter(locale)(action.ordered)}</p>` : ''}
        ${rows(action.rows, reader)} ${action.note ? html`<p>${action.note}</p>` : ''}
        ${action.qr?.svg ? html`<img alt="${page.qr}" width="240" height="240" src="data:image/svg+xml,${encodeURIComponent(action.qr.svg)}" />` : ''}
        ${action.link ? html`<p><a class="button" href="${action.link}" rel="noopener noreferrer">${page.bank}</a></p>` : ''}
        ${action.expiresAt ? until(action.expiresAt, reader) : ''}
        ${command({ name: 'sent', attempt, label: page.sent }, reader)} ${refresh} ${giveUp}`
    case 'frame':
      return html`<p><a class="button" href="${action.url}" rel="noreferrer">${page.open}</a></p>
        ${refresh} ${giveUp}`
    case 'redirect':
      return html`<form method="${action.method === 'POST' ? 'post' : 'get'}" action="${action.url}">
          ${redirectParams(action.url, action.method, action.params).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
          <button>${page.open}</button>
        </form>
        ${refresh} ${giveUp}`
    case 'done':
      return done(action, locale)
  }
}

/** A GET form drops the query of its address, so the query travels as fields too. */
function redirectParams(
  url: string,
  method: 'GET' | 'POST',
  params: readonly (readonly [string, string])[],
): readonly (readonly [string, string])[] {
  return method === 'GET' ? [...new URL(url).searchParams.entries(), ...params] : params
}

function notTakenText({ fault, typed }: NotTaken): Html | string {
  const place = typed && placeOf(typed)
  return place === undefined ? fault : html`<a href="${place}">${fault}</a>`
}

/** The whole session as plain HTML. */
export function noScriptSession(session: Session, reader: Reader, notTaken?: NotTaken): Html {
  const { locale } = reader
  const { page } = TEXTS[locale]
  return html`<section class="plain">
    <p class="merchant">${session.merchant.name}${session.testMode ? html` <small>${page.test}</small>` : ''}</p>
    <p class="total">${page.total}: <strong>${moneyFormatter(locale)(session.due)}</strong></p>
    ${notTaken ? html`<p class="notice" role="alert">${notTakenText(notTaken)}</p>` : ''}
    ${body(session, reader, notTaken?.typed)}
  </section>`
}
