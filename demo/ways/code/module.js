import { createCheckout } from 'paywicket'

const checkout = createCheckout({
  // The address of your Paywicket server.
  server: location.origin,
  locale: document.documentElement.lang,
  // Your backend opens a session for the order, and hands out its token.
  async fetchToken() {
    const answer = await fetch('/shop/token', { method: 'POST' })
    if (!answer.ok) throw new Error(`The shop gave no token: ${answer.status}`)
    return (await answer.json()).token
  },
})

const events = document.querySelector('#events')
for (const name of ['ready', 'change', 'complete', 'fail', 'expire', 'error']) {
  checkout.on(name, ({ session, text }) => {
    const line = document.createElement('li')
    line.textContent = [name, text ?? session.action.kind].join(': ')
    events.append(line)
  })
}

checkout.mount('#checkout')
