/** Invoice's payment page: a card, the bank's code, and back to the shop. */
import type { Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { SandboxContext } from '../context.ts'
import { amountText, showPage, type Markup } from '../pages/layout.ts'
import { moneyOf } from '../payments.ts'
import type { SandboxEnv } from '../wire.ts'
import { BANK_ERRORS, errorOfAmount } from './errors.ts'
import type { InvoicePayment } from './payment.ts'
import type { Payments } from './payments.ts'

type Ctx = Context<SandboxEnv>

/** Section 8 of the document. Its expiry is past, and is taken nevertheless. */
export const TEST_CARD = { number: '5543735484626654', expiry: '0122', cvc: '852', code: '123456' } as const
const ACCOUNT = '554373******6654'

/** Adds the page at `/init/:id` (and its short form `/P:id`) to Invoice's routes. */
export function paymentPages(app: Hono<SandboxEnv>, payments: Payments, context: SandboxContext): void {
  const show = (c: Ctx, body: Markup, status: 200 | 404 = 200) =>
    showPage(
      c,
      {
        lang: 'ru',
        title: 'Оплата',
        brand: 'Invoice',
        sandbox: 'Это песочница: деньги здесь не двигаются. Вводите только тестовую карту.',
        body,
      },
      status,
    )
  const unknown = (c: Ctx) =>
    show(
      c,
      html`<h1>Оплата</h1>
        <p role="alert">Такого платежа нет. Вернитесь в магазин и попробуйте ещё раз.</p>`,
      404,
    )

  app.get('/:short{P[0-9a-f]+}', (c) => c.redirect(`/invoice/init/${c.req.param('short').slice(1)}`, 303))

  app.get('/init/:id', (c) => {
    const payment = payments.book.find(c.req.param('id'))
    if (payment?.id !== c.req.param('id')) return unknown(c)
    if (payment.state !== 'init') return show(c, ended(payment))
    return show(c, payment.confirming ? askCode(payment) : cardForm(payment, c.req.query('card') === 'test'))
  })

  app.post('/init/:id', async (c) => {
    const payment = payments.book.find(c.req.param('id'))
    if (payment?.id !== c.req.param('id')) return unknown(c)
    const form = new URLSearchParams(await c.req.text())
    if (payment.state === 'init' && form.get('action') !== 'return') {
      if (payment.confirming) confirm(payment, form)
      else giveCard(payment, form)
    }
    if (payment.state === 'init' && form.get('action') !== 'return') return c.redirect(c.req.path, 303)
    const target = payment.state === 'successful' ? payment.successUrl : payment.failUrl
    return target ? c.redirect(target, 303) : show(c, ended(payment))
  })

  function giveCard(payment: InvoicePayment, form: URLSearchParams): void {
    const digits = (name: string) => (form.get(name) ?? '').replaceAll(/\D/g, '')
    if (digits('number') !== TEST_CARD.number) return payments.fail(payment, '[2, 14]')
    payment.account = ACCOUNT
    const chosen = BANK_ERRORS[form.get('answer') ?? ''] === undefined ? undefined : form.get('answer')
    const wanted = chosen ?? context.settings.now().invoiceDecline ?? errorOfAmount(moneyOf(payment.asked).value)
    if (wanted) return payments.fail(payment, wanted)
    if (digits('expiry') !== TEST_CARD.expiry) return payments.fail(payment, '[2, 54]')
    if (digits('cvc') !== TEST_CARD.cvc) return payments.fail(payment, '[3, -19]')
    payment.confirming = true
    return context.changed()
  }

  function confirm(payment: InvoicePayment, form: URLSearchParams): void {
    if (form.get('action') === 'cancel' || form.get('code') !== TEST_CARD.code) payments.fail(payment, '[3, -19]')
    else payments.pay(payment)
  }
}

function summary(payment: InvoicePayment): Markup {
  const { value, currency } = moneyOf(payment.asked)
  return html`<dl>
    <dt>К оплате</dt>
    <dd class="amount">${amountText(value, currency, 'ru')}</dd>
    ${
      payment.order.description
        ? html`<dt>Заказ</dt>
            <dd>${payment.order.description}</dd>`
        : ''
    }
  </dl>`
}

function cardForm(payment: InvoicePayment, filled: boolean): Markup {
  const value = (text: string) => (filled ? text : '')
  return html`<h1>Оплата картой</h1>
    ${summary(payment)}
    <form method="post" autocomplete="off">
      <label class="field"
        ><span>Номер карты</span>
        <input
          name="number"
          inputmode="numeric"
          required
          pattern="[0-9 ]{12,23}"
          value="${value('5543 7354 8462 6654')}"
      /></label>
      <div class="pair">
        <label class="field"
          ><span>Срок, ММ/ГГ</span>
          <input name="expiry" inputmode="numeric" required pattern="[0-9]{2} ?/? ?[0-9]{2}" value="${value('01/22')}"
        /></label>
        <label class="field"
          ><span>CVC2</span> <input name="cvc" inputmode="numeric" required pattern="[0-9]{3}" value="${value('852')}"
        /></label>
      </div>
      <label class="field"
        ><span>Ответ банка (только в песочнице)</span>
        <select name="answer">
          <option value="">по карте и сумме</option>
          ${Object.entries(BANK_ERRORS).map(([code, words]) => html`<option value="${code}">${code} ${words}</option>`)}
        </select></label
      >
      <button name="action" value="pay" class="primary">Оплатить</button>
      <button name="action" value="return" class="quiet" formnovalidate>Вернуться в магазин</button>
    </form>
    <details>
      <summary>Тестовая карта</summary>
      <p class="code">5543 7354 8462 6654, 01/22, CVC2 852, код 3-D Secure 123456</p>
      <p><a href="?card=test">Подставить её</a></p>
    </details>`
}

function askCode(payment: InvoicePayment): Markup {
  return html`<h1>Подтверждение 3-D Secure</h1>
    ${summary(payment)}
    <form method="post" autocomplete="off">
      <label class="field"
        ><span>Код из сообщения банка (тестовый: 123456)</span>
        <input name="code" inputmode="numeric" required pattern="[0-9]{6}"
      /></label>
      <button name="action" value="pay" class="primary">Подтвердить</button>
      <button name="action" value="cancel" class="quiet" formnovalidate>Отменить</button>
    </form>`
}

function ended(payment: InvoicePayment): Markup {
  const paid = payment.state === 'successful'
  const target = paid ? payment.successUrl : payment.failUrl
  const text = paid
    ? 'Оплачено.'
    : payment.state === 'closed'
      ? 'Счёт закрыт магазином. Не платите по нему.'
      : `Не оплачено: ${payment.why}.`
  return html`<h1>Оплата</h1>
    ${summary(payment)}
    <p role="status" class="${paid ? 'good' : 'bad'}">${text}</p>
    ${target ? html`<a class="button" href="${target}">Вернуться в магазин</a>` : ''}`
}
