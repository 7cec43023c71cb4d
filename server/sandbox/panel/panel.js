// The control panel: shows what the sandbox holds and sends its events. Plain DOM, no markup from data.

const element = (id) => document.getElementById(id)
const create = (tag, properties = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), properties)
  node.append(...children)
  return node
}

/** Calls the sandbox; an error answer becomes an Error with its sentence. */
async function call(method, path, body) {
  const response = await fetch(`/_sandbox/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const answer = response.status === 204 ? undefined : await response.json()
  if (!response.ok) throw new Error(answer.detail)
  return answer
}

/** Runs what a button does; what goes wrong is said above the list. */
async function attempt(work) {
  const problem = element('problem')
  try {
    problem.hidden = true
    await work()
    await refresh()
  } catch (error) {
    problem.textContent = error.message
    problem.hidden = false
  }
}

// Payments: one item for each, kept while it is there, so that what is typed into it stays.

const LIMIT = 200
const EVENT_WORDS = {
  assign: 'Operator found',
  refuse: 'No operator',
  pay: 'Pay',
  decline: 'Decline',
  expire: 'Expire',
  refund: 'Refund',
  chargeback: 'Charge back',
}
const items = new Map()

function amountFrom(text) {
  const [value, currency] = text.trim().split(/\s+/)
  if (!value) return {}
  return { amount: currency ? { value, currency: currency.toUpperCase() } : value }
}

function paymentItem(payment) {
  const parts = {
    amount: create('span', { className: 'amount' }),
    title: create('h3'),
    status: create('span', { className: 'status' }),
    facts: create('p', { className: 'facts' }),
    buttons: create('div', { className: 'buttons' }),
    other: create('input', { placeholder: 'other, e.g. 5 USD', autocomplete: 'off' }),
    events: '',
  }
  parts.other.setAttribute('aria-label', `Other amount for ${payment.reference}`)
  const top = create('div', { className: 'top' }, parts.amount, parts.status, parts.title)
  parts.root = create('li', { className: 'payment' }, top, parts.facts, parts.buttons)
  return parts
}

function showPayment(parts, payment) {
  const { amount, received, refunded } = payment
  parts.amount.textContent = `${amount.value} ${amount.currency}`
  parts.title.textContent = `${payment.provider} · ${payment.method}`
  parts.status.textContent = payment.status
  parts.status.dataset.status = payment.status
  parts.facts.textContent = [
    payment.reference && `ours ${payment.reference}`,
    `theirs ${payment.id}`,
    new Date(payment.createdAt).toLocaleTimeString(),
    payment.status === 'open' && payment.expiresAt && `until ${new Date(payment.expiresAt).toLocaleTimeString()}`,
    received && `received ${received.value} ${received.currency}`,
    refunded && `sent back ${refunded.value} ${refunded.currency}`,
    payment.note,
  ]
    .filter(Boolean)
    .join(' · ')
  if (parts.events === payment.events.join()) return
  parts.events = payment.events.join()
  const buttons = payment.events.map((event) => {
    const button = create('button', {
      type: 'button',
      textContent: EVENT_WORDS[event] ?? event,
      className: event === 'pay' || event === 'assign' ? 'primary' : '',
    })
    button.addEventListener('click', () =>
      attempt(async () => {
        const takesAmount = event === 'pay' || event === 'refund' || event === 'chargeback'
        const body = takesAmount ? amountFrom(parts.other.value) : {}
        await call('POST', `payments/${encodeURIComponent(payment.id)}/${event}`, body)
        parts.other.value = ''
      }),
    )
    return button
  })
  parts.buttons.replaceChildren(...buttons, ...(buttons.length > 0 ? [parts.other] : []))
}

function showPayments(payments) {
  const list = element('payments')
  const newest = payments.toReversed().slice(0, LIMIT)
  element('empty').hidden = newest.length > 0
  const present = new Set()
  let previous = null
  for (const payment of newest) {
    const key = `${payment.provider} ${payment.id}`
    present.add(key)
    const parts = items.get(key) ?? paymentItem(payment)
    items.set(key, parts)
    showPayment(parts, payment)
    const place = previous ? previous.nextSibling : list.firstChild
    if (place !== parts.root) list.insertBefore(parts.root, place)
    previous = parts.root
  }
  for (const [key, parts] of items) {
    if (present.has(key)) continue
    parts.root.remove()
    items.delete(key)
  }
}

// Faults

function valueFrom(text) {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function showFaults(faults) {
  element('faults').replaceChildren(
    ...faults.map(({ provider, kind, route, value, times }) => {
      const facts = [
        provider,
        kind,
        route && `at ${route}`,
        value !== undefined && `value ${JSON.stringify(value)}`,
        times ? `${times} more` : 'until cleared',
      ]
      return create('li', { textContent: facts.filter(Boolean).join(' · ') })
    }),
  )
}

element('add-fault').addEventListener('submit', (event) => {
  event.preventDefault()
  const form = new FormData(event.target)
  const text = (name) => String(form.get(name)).trim()
  const value = valueFrom(text('value'))
  const fault = {
    provider: text('provider'),
    kind: text('kind'),
    ...(text('route') ? { route: text('route') } : {}),
    ...(value === undefined ? {} : { value }),
    ...(text('times') ? { times: Number(text('times')) } : {}),
  }
  void attempt(async () => call('PUT', 'faults', [...(await call('GET', 'faults')), fault]))
})
element('clear-faults').addEventListener('click', () => attempt(() => call('DELETE', 'faults')))

element('pay-in-cabinet').addEventListener('submit', (event) => {
  event.preventDefault()
  const form = new FormData(event.target)
  const [value, currency = 'RUB'] = String(form.get('amount')).trim().split(/\s+/)
  const amount = { value, currency: currency.toUpperCase() }
  const terminal = String(form.get('terminal')).trim()
  const payment = { provider: form.get('provider'), amount, ...(terminal ? { terminal } : {}) }
  void attempt(() => call('POST', 'payments', payment))
})

// Settings: drawn once; a change is sent when its field is left.

function settingInput({ name, kind, options }) {
  const send = (value) => attempt(() => call('PUT', 'settings', { [name]: value }))
  switch (kind) {
    case 'switch': {
      const input = create('input', { type: 'checkbox', name })
      input.addEventListener('change', () => send(input.checked))
      return input
    }
    case 'choice': {
      const choices = options.map((option) => create('option', { value: JSON.stringify(option), textContent: option }))
      const input = create('select', { name }, ...choices)
      input.addEventListener('change', () => send(JSON.parse(input.value)))
      return input
    }
    default: {
      const input = create('input', { name, autocomplete: 'off', inputMode: kind === 'number' ? 'decimal' : 'text' })
      input.addEventListener('change', () => send(valueFrom(input.value.trim())))
      return input
    }
  }
}

function drawSettings(fields) {
  element('settings').replaceChildren(
    ...fields.map((field) => {
      const said = create('small', { textContent: field.says })
      return create('label', {}, create('span', { textContent: field.name }), settingInput(field), said)
    }),
  )
  element('settings').addEventListener('submit', (event) => event.preventDefault())
}

function showSettings(settings) {
  for (const input of element('settings').elements) {
    const value = settings[input.name]
    if (input === document.activeElement) continue
    if (input.type === 'checkbox') input.checked = value
    else input.value = typeof value === 'string' && input.tagName === 'INPUT' ? value : JSON.stringify(value)
  }
}

function showCallbacks(callbacks) {
  element('callbacks').replaceChildren(
    ...callbacks
      .toReversed()
      .slice(0, 30)
      .map(({ provider, payment, at, outcome }) =>
        create('li', { textContent: `${new Date(at).toLocaleTimeString()} · ${provider} ${payment} · ${outcome}` }),
      ),
  )
}

// Live: the stream only says that something has changed; what it is is then read.

async function refresh() {
  const [payments, faults, settings, callbacks] = await Promise.all(
    ['payments', 'faults', 'settings', 'callbacks'].map((path) => call('GET', path)),
  )
  showPayments(payments)
  showFaults(faults)
  showSettings(settings)
  showCallbacks(callbacks)
}

const { providers, faultKinds, settings } = await call('GET', 'panel')
const options = (list) => list.map((value) => create('option', { value, textContent: value }))
for (const form of ['add-fault', 'pay-in-cabinet']) {
  element(form)
    .elements.namedItem('provider')
    .append(...options(providers))
}
element('add-fault')
  .elements.namedItem('kind')
  .append(...options(faultKinds))
drawSettings(settings)

let waiting = false
const stream = new EventSource('/_sandbox/events')
stream.addEventListener('changed', () => {
  element('live').textContent = 'Live'
  if (waiting) return
  waiting = true
  setTimeout(() => {
    waiting = false
    void refresh()
  }, 60)
})
stream.addEventListener('error', () => {
  element('live').textContent = 'Not connected; trying again…'
})
