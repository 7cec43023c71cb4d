/**
 * `/element.js` and `/paywicket.esm.js` as our server serves them, told apart by their address: one small file with nothing beside
 * it that must come with it. The widget is asked for until it comes, as `src/entries/script-tag.ts` does; whoever imports this
 * waits for it. It is built by itself, so that no file is shared with another entry.
 */
import { definePayWicket } from './pay-wicket.ts'

const WIDGET = () => import('../widget/create-checkout.ts')
const isElement = /\/element\.js/.test(import.meta.url)

/** Where there is a place to say so: `<pay-wicket>` before it is known. Answers with what takes that away. */
function offer(again: () => void): () => void {
  const buttons = [...document.querySelectorAll('pay-wicket')].map((place) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = '↻ Try again'
    button.addEventListener('click', again)
    return place.appendChild(button)
  })
  return () => {
    for (const button of buttons) button.remove()
  }
}

/** Each time from another folder, since some browsers never ask again for a module that failed once. */
async function widget(): ReturnType<typeof WIDGET> {
  for (let tries = 0; ; tries++) {
    try {
      const [path] = (tries && /\w[\w-]+\.js/.exec(String(WIDGET))) || []
      return await (path ? import(/* @vite-ignore */ `./chunks/again-${tries}/${path}`) : WIDGET())
    } catch (error) {
      if (tries === 1) reportError(error)
      let withdraw = () => {}
      await new Promise<void>((go) => {
        if (tries > 0) withdraw = offer(go)
        setTimeout(go, Math.min(500 * 2 ** tries, 30_000))
      })
      withdraw()
    }
  }
}

export const { createCheckout } = await widget()
if (isElement) definePayWicket(createCheckout)
