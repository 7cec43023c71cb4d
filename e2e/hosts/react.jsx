import { Checkout } from 'paywicket/react'
import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'

const place = document.querySelector('#checkout')
const { token, server } = place.dataset

function Page() {
  const [heard, setHeard] = useState([])
  const [theme, setTheme] = useState('light')
  // A new function and a new object with every drawing, as in most pages.
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

createRoot(place).render(
  <StrictMode>
    <Page />
  </StrictMode>,
)
