/** A session as plain HTML with plain forms: the hosted page for browsers without JavaScript. Everything is escaped. */
import { html } from 'hono/html'
import { moneyFormatter, type Done, type Session } from '../../src/contract/index.ts'
import { TEXTS } from '../texts/index.ts'
import type { Locale } from '../texts/locale.ts'
import { fillIn } from '../texts/translation.ts'
import { methodForm, placeOf, type Typed } from './plain-form.ts'
import { command, type Html } from './plain-parts.ts'
import { transfer } from './plain-transfer.ts'
import { wait } from './plain-wait.ts'
import type { Reader } from './reader.ts'

function done(action: Done, locale: Locale): Html {
  const { page } = TEXTS[locale]
  return html`<h1>${page.outcomes[action.outcome]}</h1>
    ${action.failure ? html`<p>${action.failure.text}</p>` : ''}
    ${action.returnUrl ? html`<p><a class="button" href="${action.returnUrl}">${page.back}</a></p>` : ''}`
}

/** What was not taken of a form, and why. */
export interface NotTaken {
  readonly fault: string
  readonly typed?: Typed
}

/** What is missing after a part of it has come, the same way again. */
function payRest({ attempt, due }: Session, reader: Reader): Html | string {
  if (attempt?.status !== 'underpaid') return ''
  const { locale } = reader
  const label = fillIn(TEXTS[locale].page.payRest, { amount: moneyFormatter(locale)(due) })
  return command({ name: 'renew', attempt: attempt.id, label }, reader)
}

function body(session: Session, reader: Reader, typed: Typed | undefined): Html {
  const { action } = session
  const attempt = session.attempt?.id
  const { locale } = reader
  const { page } = TEXTS[locale]
  const refresh = html`<p><a href="">${page.refresh}</a></p>`
  const giveUp = command({ name: 'cancel', attempt, label: page.giveUp, quiet: true }, reader)
  switch (action.kind) {
    case 'choose':
      return html`${action.notice ? html`<p class="notice">${action.notice.text}</p>` : ''} ${payRest(session, reader)}
        <h1>${page.choose}</h1>
        ${action.methods.map((method) => methodForm(method, reader, typed))}`
    case 'wait':
      return wait(action, session, reader)
    case 'transfer':
      return transfer(action, session, reader)
    case 'frame':
      return html`<p><a class="button" href="${action.url}" rel="noreferrer">${page.open}</a></p>
        ${refresh} ${giveUp}`
    case 'redirect':
      return html`${action.total ? html`<p>${fillIn(page.pageTotal, { amount: moneyFormatter(locale)(action.total) })}</p>` : ''}
        <form method="${action.method === 'POST' ? 'post' : 'get'}" action="${action.url}">
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

/** How the shop is reached: below whatever is shown, since whoever needs it may be anywhere. */
function contact({ contact: ways }: Session['merchant'], locale: Locale): Html | string {
  if (!ways) return ''
  const { email, phone, url } = ways
  const links = [
    ...(email === undefined ? [] : [{ href: `mailto:${email}`, text: email }]),
    ...(phone === undefined ? [] : [{ href: `tel:${phone.replaceAll(/[^+\d]/g, '')}`, text: phone }]),
    ...(url === undefined ? [] : [{ href: url, text: new URL(url).host }]),
  ]
  return html`<p class="contact">
    ${TEXTS[locale].page.contact}:
    ${links.map(({ href, text }, place) => html`${place > 0 ? ' · ' : ''}<a href="${href}" rel="noopener noreferrer">${text}</a>`)}
  </p>`
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
    ${session.handedOverAt ? html`<p>${page.otherOpen}</p>` : ''} ${body(session, reader, notTaken?.typed)}
    ${contact(session.merchant, locale)}
  </section>`
}
