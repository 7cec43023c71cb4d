/** A session as plain HTML with plain forms: the hosted page for browsers without JavaScript. Everything is escaped. */
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import {
  isMoment,
  moneyFormatter,
  type Action,
  type Done,
  type Field,
  type Method,
  type Money,
  type Row,
  type Session,
  type Transfer,
} from '../../src/contract/index.ts'
import { TEXTS } from '../texts/index.ts'
import type { Locale } from '../texts/locale.ts'
import { fillIn } from '../texts/translation.ts'
import { momentText, type ZoneChoice } from './zones.ts'

/** Who reads the page, and by which clock: what a browser without JavaScript does not tell. */
export interface Reader {
  readonly locale: Locale
  readonly zone: string
  /** All zones to choose from; asked for only where there is a time to fill in. */
  readonly zones: () => readonly ZoneChoice[]
  /** Goes along with every form, to show that it is on a page of this reader's. */
  readonly formToken: string
}

type Html = HtmlEscapedString | Promise<HtmlEscapedString>

function input(field: Field, method: string): Html {
  const id = `${method}:${field.name}`
  const required = field.required ? html`required` : ''
  const label = html`<label for="${id}">${field.label}</label>`
  switch (field.type) {
    case 'select':
      return html`${label}<select id="${id}" name="fields.${field.name}" ${required}>
          <option value=""></option>
          ${(field.options ?? []).map((option) => html`<option value="${option.value}">${option.label}</option>`)}
        </select>`
    case 'checkbox':
      return html`<label
        ><input type="checkbox" name="fields.${field.name}" value="true" ${required} /> ${field.label}</label
      >`
    case 'datetime':
      return html`${label}<input id="${id}" type="datetime-local" name="fields.${field.name}" ${required} />`
    case 'text':
    case 'tel':
    case 'email':
      return html`${label}<input
          id="${id}"
          type="${field.type}"
          name="fields.${field.name}"
          maxlength="256"
          placeholder="${field.example ?? ''}"
          ${required}
        />`
  }
}

/** Which clock a time to fill in is meant by. */
function zoneChoice(method: string, { locale, zone, zones }: Reader): Html {
  const id = `${method}:zone`
  return html`<label for="${id}">${TEXTS[locale].page.zone}</label
    ><select id="${id}" name="zone">
      ${zones().map((one) => html`<option value="${one.zone}" ${one.zone === zone ? html`selected` : ''}>${one.text}</option>`)}
    </select>`
}

/** The limits of a method, or the one that keeps it from being chosen, and what it costs. */
function termsText({ min, max, fee, disabled }: Method, locale: Locale): string {
  const { page } = TEXTS[locale]
  const say = (text: string, money: Money | undefined) =>
    money === undefined ? [] : [fillIn(text, { amount: moneyFormatter(locale)(money) })]
  const from = disabled === 'above-maximum' ? [] : say(page.from, min)
  const upTo = disabled === 'below-minimum' ? [] : say(page.upTo, max)
  const limits = [...from, ...upTo].join(' ')
  return [...(limits ? [limits] : []), ...say(page.fee, fee)].join(', ')
}

/** The hidden part of a form that is posted to us. */
function hidden(name: string, { formToken }: Reader): Html {
  return html`<input type="hidden" name="do" value="${name}" /><input type="hidden" name="form" value="${formToken}" />`
}

/** A method that cannot be chosen is shown with what it would take. */
function methodForm(method: Method, reader: Reader): Html {
  const { locale } = reader
  const terms = termsText(method, locale)
  const face = html`<h2>${method.name}</h2>
    ${method.summary ? html`<p>${method.summary}</p>` : ''} ${terms ? html`<p class="hint">${terms}</p>` : ''}`
  if (method.disabled) return html`<section class="method">${face}</section>`
  const hints = method.fields.flatMap((field) => (field.hint ? [field.hint] : []))
  return html`<form method="post" class="method">
    ${hidden('choose', reader)}<input type="hidden" name="method" value="${method.id}" />
    ${face} ${hints.map((hint) => html`<p class="hint">${hint}</p>`)}
    ${method.fields.map((field) => input(field, method.id))}
    ${method.fields.some(({ type }) => type === 'datetime') ? zoneChoice(method.id, reader) : ''}
    <button>${TEXTS[locale].page.continue}</button>
  </form>`
}

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
    <p>${moneyFormatter(locale)(amount)}</p>
    ${rows(list, reader)} ${command({ name: 'sent', attempt, label: page.sent }, reader)}
    ${command({ name: 'renew', attempt, label: page.renew }, reader)}
    ${command({ name: 'cancel', attempt, label: page.giveUp, quiet: true }, reader)}`
}

function body(action: Action, attempt: string | undefined, reader: Reader): Html {
  const { locale } = reader
  const { page } = TEXTS[locale]
  const refresh = html`<p><a href="">${page.refresh}</a></p>`
  const giveUp = command({ name: 'cancel', attempt, label: page.giveUp, quiet: true }, reader)
  switch (action.kind) {
    case 'choose':
      return html`${action.notice ? html`<p class="notice">${action.notice.text}</p>` : ''}
        <h1>${page.choose}</h1>
        ${action.methods.map((method) => methodForm(method, reader))}`
    case 'wait':
      return html`<h1>${page.waits[action.reason]}</h1>
        ${action.received ? html`<p class="notice">${fillIn(page.foreign, { amount: moneyFormatter(locale)(action.received) })}</p>` : ''}
        ${action.details ? rows(action.details.rows, reader) : ''} ${refresh}
        ${action.details && !action.details.ended && action.cancellable ? command({ name: 'unsent', attempt, label: page.unsent, quiet: true }, reader) : ''}
        ${action.cancellable ? giveUp : ''}`
    case 'transfer':
      if (action.ended) return ended(action, attempt, reader)
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

/** The whole session as plain HTML. */
export function noScriptSession(session: Session, reader: Reader, fault?: string): Html {
  const { locale } = reader
  const { page } = TEXTS[locale]
  return html`<section class="plain">
    <p class="merchant">${session.merchant.name}${session.testMode ? html` <small>${page.test}</small>` : ''}</p>
    <p class="total">${page.total}: <strong>${moneyFormatter(locale)(session.due)}</strong></p>
    ${fault ? html`<p class="notice" role="alert">${fault}</p>` : ''}
    ${body(session.action, session.attempt?.id, reader)}
  </section>`
}
