/** The plain form of a method, with what was typed where it was not taken. Everything is escaped. */
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { moneyFormatter, type Field, type Method, type Money } from '../../src/contract/index.ts'
import { TEXTS } from '../texts/index.ts'
import { fillIn } from '../texts/translation.ts'
import type { Reader } from './reader.ts'
import { momentText } from './zones.ts'

type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** What was sent and not taken, so that nobody types it twice. */
export interface Typed {
  readonly method: string
  /** By the names of the inputs. */
  readonly values: Readonly<Record<string, string>>
  /** The input to blame, and why. */
  readonly fault?: { readonly name: string; readonly detail: string }
}

/** The name of the list of zones, as an input. */
export const ZONE = 'zone'
/** What the name of an input begins with that fills in a field. */
export const FIELDS = 'fields.'

/** The id of an input, by its name. */
const idOf = (method: string, name: string): string => `${method}:${name.replace(FIELDS, '')}`

/** Where on the page it stands what was wrong. */
export function placeOf({ method, fault }: Typed): string | undefined {
  return fault && `#${idOf(method, fault.name)}`
}

/** What stands at an input beside its name: how to fill it in, and what was wrong with it. */
interface Beside {
  readonly id: string
  readonly hint?: string | undefined
  readonly fault: string | undefined
}

function beside({ id, hint, fault }: Beside): { readonly texts: Html; readonly attributes: Html } {
  const ids = [...(fault === undefined ? [] : [`${id}:fault`]), ...(hint ? [`${id}:hint`] : [])]
  return {
    texts: html`${hint ? html`<p class="hint" id="${id}:hint">${hint}</p>` : ''}
    ${fault === undefined ? '' : html`<p class="fault" id="${id}:fault">${fault}</p>`}`,
    attributes: html`${ids.length > 0 ? html`aria-describedby="${ids.join(' ')}"` : ''}
    ${fault === undefined ? '' : html`aria-invalid="true"`}`,
  }
}

function input(field: Field, method: string, typed: Typed | undefined): Html {
  const name = `${FIELDS}${field.name}`
  const id = idOf(method, name)
  const value = typed?.values[name] ?? ''
  const fault = typed?.fault?.name === name ? typed.fault.detail : undefined
  const { texts, attributes } = beside({ id, hint: field.hint, fault })
  const required = field.required ? html`required` : ''
  const label = html`<label for="${id}">${field.label}</label>`
  switch (field.type) {
    case 'select':
      return html`${label}${texts}<select id="${id}" name="${name}" ${required} ${attributes}>
          <option value=""></option>
          ${(field.options ?? []).map((option) => html`<option value="${option.value}" ${option.value === value ? html`selected` : ''}>${option.label}</option>`)}
        </select>`
    case 'checkbox':
      return html`<label
          ><input
            type="checkbox"
            name="${name}"
            value="true"
            ${value === 'true' ? html`checked` : ''}
            ${required}
            ${attributes}
          />
          ${field.label}</label
        >${texts}`
    case 'datetime':
      return html`${label}${texts}<input
          id="${id}"
          type="datetime-local"
          name="${name}"
          value="${value}"
          ${required}
          ${attributes}
        />`
    case 'text':
    case 'tel':
    case 'email':
      return html`${label}${texts}<input
          id="${id}"
          type="${field.type}"
          name="${name}"
          value="${value}"
          maxlength="256"
          placeholder="${field.example ?? ''}"
          ${required}
          ${attributes}
        />`
  }
}

/** Which clock a time to fill in is meant by: chosen by the reader, never for him. */
function zoneChoice(method: string, { locale, zone, isZoneSaid, zones }: Reader, typed: Typed | undefined): Html {
  const id = idOf(method, ZONE)
  const fault = typed?.fault?.name === ZONE ? typed.fault.detail : undefined
  const { texts, attributes } = beside({ id, fault })
  return html`<label for="${id}">${TEXTS[locale].page.zone}</label>${texts}<select
      id="${id}"
      name="${ZONE}"
      ${attributes}
    >
      ${isZoneSaid ? '' : html`<option value=""></option>`}
      ${zones().map((one) => html`<option value="${one.zone}" ${isZoneSaid && one.zone === zone ? html`selected` : ''}>${one.text}</option>`)}
    </select>`
}

/** Until when a method is busy; else its limits, or the one that keeps it from being chosen, and what it costs. */
function termsText({ min, max, fee, disabled, until }: Method, { locale, zone }: Reader): string {
  const { page } = TEXTS[locale]
  if (until !== undefined) return fillIn(page.busy, { time: momentText(until, locale, zone) })
  const say = (text: string, money: Money | undefined) =>
    money === undefined ? [] : [fillIn(text, { amount: moneyFormatter(locale)(money) })]
  const from = disabled === 'above-maximum' ? [] : say(page.from, min)
  const upTo = disabled === 'below-minimum' ? [] : say(page.upTo, max)
  const limits = [...from, ...upTo].join(' ')
  return [...(limits ? [limits] : []), ...say(page.fee, fee)].join(', ')
}

/** The hidden part of a form that is posted to us. */
export function hidden(name: string, { formToken }: Reader): Html {
  return html`<input type="hidden" name="do" value="${name}" /><input type="hidden" name="form" value="${formToken}" />`
}

/** A method that cannot be chosen is shown with what it would take. */
export function methodForm(method: Method, reader: Reader, sent: Typed | undefined): Html {
  const { locale } = reader
  const terms = termsText(method, reader)
  const total = method.fee && method.total ? moneyFormatter(locale)(method.total) : undefined
  const face = html`<h2>${method.name}</h2>
    ${method.summary ? html`<p>${method.summary}</p>` : ''} ${terms ? html`<p class="hint">${terms}</p>` : ''}
    ${total === undefined ? '' : html`<p>${TEXTS[locale].page.total}: <strong>${total}</strong></p>`}`
  if (method.disabled) return html`<section class="method">${face}</section>`
  const typed = sent?.method === method.id ? sent : undefined
  return html`<form method="post" class="method">
    ${hidden('choose', reader)}<input type="hidden" name="method" value="${method.id}" />
    ${face} ${method.fields.map((field) => input(field, method.id, typed))}
    ${method.fields.some(({ type }) => type === 'datetime') ? zoneChoice(method.id, reader, typed) : ''}
    <button>${TEXTS[locale].page.continue}</button>
  </form>`
}
