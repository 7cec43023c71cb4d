/** A session as plain HTML with plain forms: the hosted page for browsers without JavaScript. Everything is escaped. */
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import {
  exponentOf,
  toMinor,
  type Action,
  type Done,
  type Field,
  type Method,
  type Money,
  type Row,
  type Session,
} from '../../src/contract/index.ts'
import { moneyText } from '../checkout/view.ts'
import { say, type Locale } from '../texts/locale.ts'
import { PAGE } from '../texts/page.ts'

type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** Money as the language writes it. */
export function amountText({ value, currency }: Money, locale: Locale): string {
  const minor = toMinor(value, currency, exponentOf(currency))
  return typeof minor === 'number' ? moneyText(minor, currency, locale) : `${value} ${currency}`
}

const ROWS = {
  card: PAGE.card,
  phone: PAGE.phone,
  account: PAGE.account,
  holder: PAGE.holder,
  bank: PAGE.bankName,
  country: PAGE.country,
  address: PAGE.address,
  messenger: PAGE.messenger,
  username: PAGE.username,
  time: PAGE.time,
  code: PAGE.code,
  reference: PAGE.reference,
} as const satisfies Record<Row['name'], unknown>

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

function methodForm(method: Method, locale: Locale): Html {
  if (method.disabled) return html``
  const hints = method.fields.flatMap((field) => (field.hint ? [field.hint] : []))
  return html`<form method="post" class="method">
    <input type="hidden" name="do" value="choose" /><input type="hidden" name="method" value="${method.id}" />
    <h2>${method.name}</h2>
    ${method.summary ? html`<p>${method.summary}</p>` : ''} ${hints.map((hint) => html`<p class="hint">${hint}</p>`)}
    ${method.fields.map((field) => input(field, method.id))}
    <button>${say(PAGE.continue, locale)}</button>
  </form>`
}

function command(name: string, attempt: string | undefined, label: string, quiet = false): Html {
  return html`<form method="post">
    <input type="hidden" name="do" value="${name}" /><input type="hidden" name="attempt" value="${attempt ?? ''}" />
    <button class="${quiet ? 'quiet' : ''}">${label}</button>
  </form>`
}

function rows(list: readonly Row[], locale: Locale): Html {
  return html`<dl>
    ${list.map(
      (row) =>
        html`<dt>${say(ROWS[row.name], locale)}</dt>
          <dd>${row.value}</dd>`,
    )}
  </dl>`
}

const WAITS = { operator: PAGE.waitOperator, confirmation: PAGE.waitConfirmation, provider: PAGE.waitProvider } as const

function done(action: Done, locale: Locale): Html {
  return html`<h1>${say(PAGE[action.outcome], locale)}</h1>
    ${action.failure ? html`<p>${action.failure.text}</p>` : ''}
    ${action.returnUrl ? html`<p><a class="button" href="${action.returnUrl}">${say(PAGE.back, locale)}</a></p>` : ''}`
}

function body(action: Action, attempt: string | undefined, locale: Locale): Html {
  const refresh = html`<p><a href="">${say(PAGE.refresh, locale)}</a></p>`
  const giveUp = command('cancel', attempt, say(PAGE.giveUp, locale), true)
  switch (action.kind) {
    case 'choose':
      return html`${action.notice ? html`<p class="notice">${action.notice.text}</p>` : ''}
        <h1>${say(PAGE.choose, locale)}</h1>
        ${action.methods.map((method) => methodForm(method, locale))}`
    case 'wait':
      return html`<h1>${say(WAITS[action.reason], locale)}</h1>
        ${action.details ? rows(action.details.rows, locale) : ''} ${refresh} ${action.cancellable ? giveUp : ''}`
    case 'transfer':
      return html`<h1>${say(PAGE.transfer, locale)}: ${amountText(action.amount, locale)}</h1>
        ${rows(action.rows, locale)} ${action.note ? html`<p>${action.note}</p>` : ''}
        ${action.qr?.svg ? html`<img alt="QR" width="240" height="240" src="data:image/svg+xml,${encodeURIComponent(action.qr.svg)}" />` : ''}
        ${action.link ? html`<p><a class="button" href="${action.link}" rel="noopener noreferrer">${say(PAGE.bank, locale)}</a></p>` : ''}
        ${action.expiresAt ? html`<p>${say(PAGE.until, locale)} <time datetime="${action.expiresAt}">${new Date(action.expiresAt).toUTCString()}</time></p>` : ''}
        ${command('sent', attempt, say(PAGE.sent, locale))} ${refresh} ${giveUp}`
    case 'frame':
      return html`<p><a class="button" href="${action.url}" rel="noreferrer">${say(PAGE.open, locale)}</a></p>
        ${refresh} ${giveUp}`
    case 'redirect':
      return html`<form method="${action.method === 'POST' ? 'post' : 'get'}" action="${action.url}">
          ${redirectParams(action.url, action.method, action.params).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
          <button>${say(PAGE.open, locale)}</button>
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
export function plainSession(session: Session, locale: Locale, fault?: string): Html {
  return html`<section class="plain">
    <p class="merchant">
      ${session.merchant.name}${session.testMode ? html` <small>${say(PAGE.test, locale)}</small>` : ''}
    </p>
    <p class="total">${say(PAGE.total, locale)}: <strong>${amountText(session.due, locale)}</strong></p>
    ${fault ? html`<p class="notice" role="alert">${fault}</p>` : ''}
    ${body(session.action, session.attempt?.id, locale)}
  </section>`
}
