/** @jsxImportSource preact */
import { Checkout } from 'paywicket/preact'
import { render } from 'preact'
import { useState } from 'preact/hooks'

const place = document.querySelector('#checkout')
const { token, server } = place.dataset

function Page() {
  const [heard, setHeard] = useState([])
  const [theme, setTheme] = useState('light')
  const hear = (name) => () => setHeard((earlier) => [...earlier, `${name} ${theme}`])
  return (
    <>
      <button type="button" onClick={() => setTheme('dark')}>
        Dark
      </button>
      <Checkout
        token={token}
        server={server}
        appearance={{ theme }}
        onReady={hear('ready')}
        onChange={hear('change')}
        onComplete={hear('complete')}
      />
      <output id="heard">{heard.join(', ')}</output>
    </>
  )
}

render(<Page />, place)
