/** The checkout as a module. In a shop with a bundler: `import { createCheckout } from 'paywicket'`. */
import { createCheckout } from '../paywicket.esm.js'

const events = document.querySelector('#events')

function tell(name, detail) {
  const line = document.createElement('li')
  line.textContent = detail ? `${name}: ${detail}` : name
  events.append(line)
}

const checkout = createCheckout({
  server: location.origin,
  locale: document.documentElement.lang,
  async fetchToken() {
    const answer = await fetch('/shop/token', { method: 'POST' })
    if (!answer.ok) throw new Error(`The shop gave no token: ${answer.status}`)
    const { token } = await answer.json()
    return token
  },
  onReady: () => tell('ready'),
  onChange: ({ session }) => tell('change', session.action.kind),
  onComplete: ({ outcome }) => tell('complete', outcome),
  onFail: ({ text }) => tell('fail', text),
  onExpire: () => tell('expire'),
  onError: ({ text }) => tell('error', text),
})

checkout.mount('#checkout')
