/** The page behind an invoice's `pay_link`: it stands for the bank's app in which the buyer sends the money. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { amountText, showPage } from '../pages/layout.ts'
import { moneyOf } from '../payments.ts'
import type { SandboxEnv } from '../wire.ts'
import type { Invoice } from './invoice.ts'
import type { Invoices } from './invoices.ts'

/** Adds the pay page to Cactusgino's routes. */
export function payPages(app: Hono<SandboxEnv>, invoices: Invoices, exponents: Readonly<Record<string, number>>): void {
  app.on(['GET', 'POST'], '/pay/:key', (c) => {
    const key = c.req.param('key')
    const invoice = invoices.book.all().find((one) => one.form === undefined && one.payKey === key)
    if (invoice && c.req.method === 'POST') {
      if (!invoice.received) invoices.act(invoice, 'pay', {})
      return c.redirect(c.req.path, 303)
    }
    return showPage(
      c,
      {
        lang: 'en',
        title: 'Bank app',
        brand: 'Sandbox Bank',
        sandbox: 'This is a sandbox: it stands for the app of your bank, and no money moves here.',
        body: invoice
          ? transfer(invoice, exponents)
          : html`<h1>Transfer</h1>
              <p role="alert">There is no such transfer.</p>`,
      },
      invoice ? 200 : 404,
    )
  })
}

function transfer(invoice: Invoice, exponents: Readonly<Record<string, number>>) {
  const amount = moneyOf(invoice.asked, exponents)
  const { card, card_holder: holder, bank_name: bank } = invoice.details ?? {}
  const rows = [
    ['To', card],
    ['Recipient', holder],
    ['Bank', bank],
  ].filter(([, value]) => value)
  return html`<h1>Transfer</h1>
    <dl>
      <dt>Amount</dt>
      <dd class="amount">${amountText(amount.value, amount.currency, 'en')}</dd>
      ${rows.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd class="code">${value}</dd>`,
      )}
    </dl>
    ${
      invoice.received
        ? html`<p role="status" class="good">Sent. You can go back to the shop.</p>`
        : html`<form method="post"><button class="primary">Send</button></form>`
    }`
}
