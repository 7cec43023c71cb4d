/** A shop's page around the component, in whichever library: `Checkout` and `useState` are that library's. */
export const pageOf = ({ Checkout, useState, token, server }) =>
  function Page() {
    const [heard, setHeard] = useState([])
    const [theme, setTheme] = useState('light')
    // A new function and a new object with every drawing, as in most pages.
    const hear = (name) => () => setHeard((earlier) => [...earlier, `${name} ${theme}`])
    return (
      <>
        <Checkout
          token={token}
          server={server}
          appearance={{ theme }}
          onReady={hear('ready')}
          onChange={hear('change')}
          onComplete={hear('complete')}
        />
        <button type="button" onClick={() => setTheme('dark')}>
          Dark
        </button>
        <output id="heard">{heard.join(', ')}</output>
      </>
    )
  }
