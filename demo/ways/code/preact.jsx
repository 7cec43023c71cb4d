/** @jsxImportSource preact */
import { Checkout } from 'paywicket/preact'
import { render } from 'preact'
import { useState } from 'preact/hooks'

// Your backend opens a session for the order, and hands out its token.
async function fetchToken() {
  const answer = await fetch('/shop/token', { method: 'POST' })
  if (!answer.ok) throw new Error(`The shop gave no token: ${answer.status}`)
  return (await answer.json()).token
}

function Payment() {
  const [isPaid, setPaid] = useState(false)
  return (
    <>
      {isPaid && <output>The shop’s own page knows that it is paid.</output>}
      <Checkout
        server={location.origin}
        locale={document.documentElement.lang}
        fetchToken={fetchToken}
        onComplete={() => setPaid(true)}
      />
    </>
  )
}

render(<Payment />, document.querySelector('#checkout'))
