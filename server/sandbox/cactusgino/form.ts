/** The payment form of `api/jsapi/open/{key}/`, made to be shown in an iframe of the shop. */
import type { Context, Hono } from 'hono'
import { html } from 'hono/html'
import { amountText, showPage, type Markup } from '../pages/layout.ts'
import { moneyOf } from '../payments.ts'
import type { SandboxEnv } from '../wire.ts'
import { formTexts, type FormTexts } from './form-texts.ts'
import type { FormSession, Invoice } from './invoice.ts'
import type { Invoices } from './invoices.ts'
import { FORM_METHODS } from './methods.ts'

type Ctx = Context<SandboxEnv>
interface Opened {
  readonly invoice: Invoice
  readonly form: FormSession
  readonly texts: FormTexts
}

const BANKS: Readonly<Record<string, readonly string[]>> = {
  RUB: ['Сбербанк', 'Т-Банк', 'ВТБ', 'Альфа-Банк'],
  KZT: ['Kaspi Bank', 'Halyk Bank', 'Jusan Bank'],
  AZN: ['Kapital Bank', 'ABB', 'Leobank'],
  UAH: ['ПриватБанк', 'monobank', 'ПУМБ'],
  BRL: ['Nubank', 'Itaú', 'Bradesco'],
}
const OTHER_BANKS = ['Sandbox Bank', 'Second Sandbox Bank']

/** Adds the form's page and its two buttons to Cactusgino's routes. */
export function formPages(
  app: Hono<SandboxEnv>,
  invoices: Invoices,
  exponents: Readonly<Record<string, number>>,
): void {
  function opened(c: Ctx): Opened | undefined {
    const key = c.req.param('key')
    const invoice = invoices.book.all().find((one) => one.form !== undefined && one.form.key === key)
    return invoice?.form && { invoice, form: invoice.form, texts: formTexts(invoice.form.language) }
  }
  const unknown = (c: Ctx) => {
    const texts = formTexts('EN')
    const body = html`<h1>${texts.title}</h1>
      <p role="alert">This form does not exist. Ask the shop for a new one.</p>`
    return showPage(c, { lang: 'en', title: texts.title, brand: 'Cactusgino', sandbox: texts.sandbox, body }, 404)
  }
  const show = (c: Ctx, { texts }: Opened, body: Markup) =>
    showPage(c, { lang: texts.lang, title: texts.title, brand: 'Cactusgino', sandbox: texts.sandbox, body })

  app.get('/api/jsapi/open/:key', (c) => {
    const page = opened(c)
    if (!page) return unknown(c)
    return show(c, page, page.invoice.status === 'open' ? choice(page, exponents) : result(page))
  })

  app.post('/api/jsapi/open/:key', async (c) => {
    const page = opened(c)
    if (!page) return unknown(c)
    const { invoice, form } = page
    const { action, method } = await c.req.parseBody()
    if (invoice.method === '') {
      const chosen = FORM_METHODS.find((name) => name === method)
      if (!chosen) return show(c, page, choice(page, exponents))
      invoice.method = chosen
    }
    if (invoice.status === 'open') invoices.act(invoice, action === 'pay' ? 'pay' : 'decline', {})
    const target = invoice.status === 'paid' ? form.successUrl : form.failUrl
    return target ? c.redirect(target, 303) : show(c, page, result(page))
  })
}

function choice({ invoice, texts }: Opened, exponents: Readonly<Record<string, number>>): Markup {
  const amount = moneyOf(invoice.asked, exponents)
  const until = new Date(invoice.expiresAt ?? invoice.createdAt)
  const banks = BANKS[amount.currency] ?? OTHER_BANKS
  return html`<h1>${texts.title}</h1>
    <dl>
      <dt>${texts.amount}</dt>
      <dd class="amount">${amountText(amount.value, amount.currency, texts.lang)}</dd>
      <dt>${texts.order}</dt>
      <dd class="code">${invoice.reference}</dd>
    </dl>
    <form method="post">
      ${invoice.method === '' ? methodList(texts) : ''}
      <fieldset>
        <legend>${texts.chooseBank}</legend>
        ${banks.map(
          (bank, index) =>
            html`<label class="choice">
              <input type="radio" name="bank" value="${bank}" ${index === 0 ? 'checked' : ''} /> ${bank}
            </label>`,
        )}
      </fieldset>
      <p class="quiet">
        ${texts.validUntil} <time datetime="${until.toISOString()}">${until.toISOString().slice(11, 16)} UTC</time>
      </p>
      <button name="action" value="pay" class="primary">${texts.pay}</button>
      <button name="action" value="decline" class="quiet">${texts.decline}</button>
    </form>`
}

/** What the form shows where the shop has named no method: all of the document's, by its names. */
function methodList(texts: FormTexts): Markup {
  return html`<fieldset>
    <legend>${texts.chooseMethod}</legend>
    ${FORM_METHODS.map(
      (method, index) =>
        html`<label class="choice">
          <input type="radio" name="method" value="${method}" ${index === 0 ? 'checked' : ''} /> ${method}
        </label>`,
    )}
  </fieldset>`
}

function result({ invoice, form, texts }: Opened): Markup {
  const paid = invoice.status === 'paid'
  const text = paid ? texts.paid : invoice.status === 'expired' ? texts.expired : texts.failed
  const target = paid ? form.successUrl : form.failUrl
  return html`<h1>${texts.title}</h1>
    <p role="status" class="${paid ? 'good' : 'bad'}">${text}</p>
    ${target ? html`<p><a class="button" href="${target}">OK</a></p>` : ''}`
}
