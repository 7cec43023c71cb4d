/** Paymega's hosted page: where the buyer's browser is sent by `flow_data`, and what it can do there. */
import type { Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { SandboxContext } from '../context.ts'
import { amountText, showPage, type Markup } from '../pages/layout.ts'
import { moneyOf } from '../payments.ts'
import { isSame, type SandboxEnv } from '../wire.ts'
import { cardOutcome, PICKED_RESOLUTIONS, TEST_CARDS, type CardOutcome } from './cards.ts'
import type { HostedEntry } from './hosted-entry.ts'
import { paymentMinor, type Invoice } from './invoice.ts'
import type { Invoices } from './invoices.ts'

type Ctx = Context<SandboxEnv>
interface Opened {
  readonly invoice: Invoice
  readonly hosted: HostedEntry
}

export const SANDBOX_NOTE = 'This is a sandbox: no money moves here. Use test cards only.'

/** Adds `/hpp/:sid` (the door, which checks how it was opened) and `/hpp/:sid/pay` (the page) to Paymega's routes. */
export function hostedPages(app: Hono<SandboxEnv>, invoices: Invoices, context: SandboxContext): void {
  /** Cards whose bank asked for a code, until it is given. */
  const asked = new Map<Invoice, CardOutcome>()

  function opened(c: Ctx): Opened | undefined {
    const sid = c.req.param('sid')
    const invoice = invoices.book.all().find((one) => one.hosted?.sid === sid)
    return invoice?.hosted && { invoice, hosted: invoice.hosted }
  }
  const show = (c: Ctx, body: Markup, status: 200 | 400 | 404 | 405 = 200) =>
    showPage(c, { lang: 'en', title: 'Payment', brand: 'Paymega', sandbox: SANDBOX_NOTE, body }, status)
  const unknown = (c: Ctx) =>
    show(
      c,
      html`<h1>Payment</h1>
        <p role="alert">There is no such payment. Go back to the shop and try again.</p>`,
      404,
    )
  const payPath = ({ hosted }: Opened) => `/paymega/hpp/${hosted.sid}/pay`

  app.on(['GET', 'POST'], '/hpp/:sid', async (c) => {
    const page = opened(c)
    if (!page) return unknown(c)
    const { method, params } = page.hosted
    if (c.req.method !== method) return show(c, wrongDoor(`It wants to be opened by ${method}.`), 405)
    const given = method === 'GET' ? new URL(c.req.url).searchParams : new URLSearchParams(await c.req.text())
    const missing = Object.entries(params).filter(([name, value]) => !isSame(given.get(name) ?? '', value))
    if (missing.length > 0) {
      return show(
        c,
        wrongDoor(`These did not come along as they were given: ${missing.map(([name]) => name).join(', ')}.`),
        400,
      )
    }
    return c.redirect(payPath(page), 303)
  })

  app.get('/hpp/:sid/pay', (c) => {
    const page = opened(c)
    if (!page) return unknown(c)
    const { invoice } = page
    if (invoice.status !== 'open') return show(c, ended(invoice))
    if (asked.has(invoice)) return show(c, askCode(invoice))
    return show(c, isCard(invoice) ? cardForm(invoice) : confirmation(invoice))
  })

  app.post('/hpp/:sid/pay', async (c) => {
    const page = opened(c)
    if (!page) return unknown(c)
    const { invoice } = page
    const form = new URLSearchParams(await c.req.text())
    const action = form.get('action')
    if (invoice.status !== 'open' || action === 'return') return back(c, page)
    if (action === 'cancel') invoices.move(invoice, 'terminated', 'customer_cancelled')
    else if (action === 'fail') invoices.move(invoice, 'process_failed', 'declined')
    else if (isCard(invoice)) payByCard(invoice, form)
    else invoices.pay(invoice, {})
    return stateOf(invoice) === 'open' && action !== 'wait' ? c.redirect(payPath(page), 303) : back(c, page)
  })

  function payByCard(invoice: Invoice, form: URLSearchParams): void {
    const waiting = asked.get(invoice)
    const code = form.get('code')
    if (waiting && code !== null) {
      asked.delete(invoice)
      settle(invoice, code === '000000' ? { resolution: 'invalid_3ds_code' } : waiting.end)
      return
    }
    const number = (form.get('number') ?? '').replaceAll(/\D/g, '')
    const expiry = (form.get('expiry') ?? '').replaceAll(/\D/g, '')
    const outcome = cardOutcome(number, expiry)
    invoice.card = cardPayload(number, expiry)
    if (outcome.threeDs) asked.set(invoice, outcome)
    else settle(invoice, outcome.end)
  }

  function settle(invoice: Invoice, end: CardOutcome['end']): void {
    if (end === 'success') invoices.pay(invoice, {})
    else if (end === 'pending') invoice.resolution = 'unknown'
    else {
      invoice.attempts += 1
      invoice.resolution = end.resolution
      const isLast = invoice.attempts >= context.settings.now().attemptLimit
      if (isLast) invoices.move(invoice, 'process_failed', end.resolution)
    }
  }
}

/** TypeScript keeps an earlier check of `status` alive through calls that change it; this reads it afresh. */
const stateOf = (invoice: Invoice): string => invoice.status

const isCard = (invoice: Invoice): boolean => invoice.order.service.method.includes('card')

/** Where the buyer goes from here, by how the payment stands: `return_urls` before `return_url`. */
function returnUrl({ order, status }: Invoice): string | undefined {
  const { returnUrls } = order
  if (!returnUrls) return order.returnUrl
  if (status === 'open') return returnUrls.pending
  return (status === 'paid' ? returnUrls.success : returnUrls.fail) ?? order.returnUrl ?? returnUrls.pending
}

function back(c: Ctx, { invoice, hosted }: Opened): Response {
  return c.redirect(returnUrl(invoice) ?? `/paymega/hpp/${hosted.sid}/pay`, 303)
}

function cardPayload(number: string, expiry: string) {
  const first = number.slice(0, 6)
  const last = number.slice(-4)
  return {
    token: null,
    client_ip: '',
    payment_card: {
      first,
      last,
      mask: `${first}******${last}`,
      expiry_month: expiry.slice(0, 2),
      expiry_year: expiry.slice(2, 4),
      holder: null,
    },
  }
}

function wrongDoor(why: string): Markup {
  return html`<h1>Payment</h1>
    <p role="alert">The shop opened this page in another way than Paymega asked for. ${why}</p>`
}

function summary(invoice: Invoice): Markup {
  const { value, currency } = moneyOf({ minor: paymentMinor(invoice), currency: invoice.asked.currency })
  return html`<dl>
    <dt>To pay</dt>
    <dd class="amount">${amountText(value, currency, 'en')}</dd>
    <dt>Method</dt>
    <dd>${invoice.order.service.code}</dd>
    ${
      invoice.order.description
        ? html`<dt>For</dt>
            <dd>${invoice.order.description}</dd>`
        : ''
    }
  </dl>`
}

const WAYS_OUT = html`<button name="action" value="cancel" class="quiet" formnovalidate>Cancel payment</button>
  <button name="action" value="return" class="quiet" formnovalidate>Return to shop</button>`

function confirmation(invoice: Invoice): Markup {
  return html`<h1>Confirm the payment</h1>
    ${summary(invoice)}
    <form method="post">
      <button name="action" value="pay" class="primary">Pay</button>
      <button name="action" value="fail">Let it fail</button>
      ${WAYS_OUT}
    </form>`
}

function cardForm(invoice: Invoice): Markup {
  const declined =
    invoice.attempts > 0 ? html`<p role="alert" class="bad">Declined: ${invoice.resolution}. Try another card.</p>` : ''
  const pending = invoice.resolution === 'unknown' ? html`<p role="status">The bank has not answered yet.</p>` : ''
  return html`<h1>Pay by card</h1>
    ${summary(invoice)} ${declined} ${pending}
    <form method="post" autocomplete="off">
      <label class="field"
        ><span>Card number</span>
        <input name="number" inputmode="numeric" required pattern="[0-9 ]{12,23}" placeholder="5519 2838 1203 0000"
      /></label>
      <div class="pair">
        <label class="field"
          ><span>Valid until, MM/YY</span>
          <input name="expiry" inputmode="numeric" required pattern="[0-9]{2} ?/? ?[0-9]{2}" placeholder="12/30"
        /></label>
        <label class="field"
          ><span>CVC</span> <input name="cvc" inputmode="numeric" required pattern="[0-9]{3,4}" placeholder="123"
        /></label>
      </div>
      <button name="action" value="pay" class="primary">Pay</button>
      ${WAYS_OUT}
    </form>
    <details>
      <summary>Test cards</summary>
      <table>
        ${TEST_CARDS.map(
          ([number, does]) =>
            html`<tr>
              <td class="code">${number}</td>
              <td>${does}</td>
            </tr>`,
        )}
      </table>
      <p>Any expiry in the future; 07/77 leaves a payment pending. These pick a decline:</p>
      <table>
        ${PICKED_RESOLUTIONS.map(
          ([expiry, word]) =>
            html`<tr>
              <td class="code">${expiry}</td>
              <td>${word}</td>
            </tr>`,
        )}
      </table>
    </details>`
}

function askCode(invoice: Invoice): Markup {
  return html`<h1>Your bank asks for a code</h1>
    ${summary(invoice)}
    <form method="post" autocomplete="off">
      <label class="field"
        ><span>Code from the bank: any six digits, 000000 is wrong</span>
        <input name="code" inputmode="numeric" required pattern="[0-9]{6}" placeholder="123456"
      /></label>
      <button name="action" value="pay" class="primary">Confirm</button>
      ${WAYS_OUT}
    </form>`
}

function ended(invoice: Invoice): Markup {
  const target = returnUrl(invoice)
  const paid = invoice.status === 'paid' || invoice.status === 'refunded'
  return html`<h1>Payment</h1>
    ${summary(invoice)}
    <p role="status" class="${paid ? 'good' : 'bad'}">${paid ? 'Paid.' : `Not paid: ${invoice.resolution}.`}</p>
    ${target ? html`<a class="button" href="${target}">Return to shop</a>` : ''}`
}
