/** A terminal's own page: whoever comes by pays there, at its price or at a sum of his own, for no order of the merchant's. */
import { randomBytes } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { html } from 'hono/html'
import { exponentOf, toMinor } from '../../../src/contract/money.ts'
import { showPage, type Markup } from '../pages/layout.ts'
import type { Amount } from '../payments.ts'
import { originOf, type SandboxEnv } from '../wire.ts'
import type { InvoicePayment } from './payment.ts'
import type { Payments } from './payments.ts'
import type { Terminal, Terminals } from './terminals.ts'

type Ctx = Context<SandboxEnv>

/** The document names no currency of a terminal; its own samples are in roubles. */
const CURRENCY = 'RUB'

const roubles = (value: string) => toMinor(value, CURRENCY, exponentOf(CURRENCY))

/** Opens a payment of `asked` at a terminal. Undefined where that is no sum, or not the terminal's. */
export function openAtTerminal(
  payments: Payments,
  terminal: Terminal,
  asked: Amount,
  origin: string,
): InvoicePayment | undefined {
  const isItsPrice = terminal.type !== 'static' || asked.minor === roubles(terminal.defaultPrice)
  if (asked.currency !== CURRENCY || asked.minor <= 0 || !isItsPrice) return undefined
  return payments.open(
    {
      reference: `T${terminal.id}-${randomBytes(6).toString('hex')}`,
      method: 'card',
      asked,
      order: { description: terminal.name },
      terminal: terminal.id,
      successUrl: undefined,
      failUrl: undefined,
      custom: {},
      trtype: 1,
    },
    (id) => `${origin}/invoice/init/${id}`,
  )
}

/** Adds the page at `/T:id`, the address that CreateTerminal answers with. */
export function terminalPages(app: Hono<SandboxEnv>, terminals: Terminals, payments: Payments): void {
  const show = (c: Ctx, body: Markup, status: 200 | 404 | 422 = 200) =>
    showPage(
      c,
      { lang: 'ru', title: 'Оплата', brand: 'Invoice', sandbox: 'Это песочница: деньги здесь не двигаются.', body },
      status,
    )
  const found = (c: Ctx) => terminals.byId((c.req.param('terminal') ?? '').slice(1))

  app.get('/:terminal{T[0-9]+}', (c) => {
    const terminal = found(c)
    if (!terminal)
      return show(
        c,
        html`<h1>Оплата</h1>
          <p role="alert">Такой кассы нет.</p>`,
        404,
      )
    const isFixed = terminal.type === 'static'
    return show(
      c,
      html`<h1>${terminal.name}</h1>
        <form method="post">
          <label
            >Сумма, ₽
            <input
              name="amount"
              inputmode="decimal"
              value="${isFixed ? terminal.defaultPrice : ''}"
              ${isFixed ? 'readonly' : ''}
              required
          /></label>
          <button>Оплатить</button>
        </form>`,
    )
  })

  app.post('/:terminal{T[0-9]+}', async (c) => {
    const terminal = found(c)
    const value = new URLSearchParams(await c.req.text()).get('amount') ?? ''
    const minor = roubles(value.replace(',', '.'))
    const payment =
      terminal && typeof minor === 'number'
        ? openAtTerminal(payments, terminal, { minor, currency: CURRENCY }, originOf(c))
        : undefined
    if (!payment)
      return show(
        c,
        html`<h1>Оплата</h1>
          <p role="alert">Эта сумма не подходит.</p>`,
        422,
      )
    return c.redirect(payment.paymentUrl, 303)
  })
}
