/** A copy button for each snippet. Without this script the code stands there to be selected. */

/** How long the button says so, ms. */
const STAYS = 2000

for (const snippet of document.querySelectorAll('.snippet')) {
  const code = snippet.querySelector('code')
  const said = document.createElement('output')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'quiet'
  button.textContent = 'Copy'
  button.setAttribute('aria-describedby', snippet.querySelector('figcaption').id)
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(code.textContent)
      said.textContent = 'Copied'
    } catch {
      // The browser does not let us: the text stands selected for the reader's own keys.
      getSelection().selectAllChildren(code)
      said.textContent = 'Selected: copy it by hand'
    }
    setTimeout(() => (said.textContent = ''), STAYS)
  })
  snippet.querySelector('figcaption').append(said, button)
}
