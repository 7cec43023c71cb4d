/** The widget's own file, asked for until it comes; shared in the source alone, as each way in is one file. */
const WIDGET = () => import('../widget/create-checkout.ts')

/** Asks for it again, and needs no language. */
export const againButton = (): HTMLButtonElement =>
  Object.assign(document.createElement('button'), { type: 'button' as const, textContent: '↻ Try again' })

/**
 * Asks ever later, and from the second time on as soon as a button is pressed that `offer` has put where it belongs. Some browsers
 * never ask again for a module that failed once, so each time it is in another folder: what its own files import from it by its
 * name is the same one then. Its name stands in the function's text.
 */
export async function fetchWidget(offer: () => Iterable<HTMLButtonElement>): ReturnType<typeof WIDGET> {
  for (let tries = 0; ; tries++) {
    try {
      const again = `./chunks/again-${tries}/${/\w[\w-]+\.js/.exec(String(WIDGET))}`
      return await (tries ? import(/* @vite-ignore */ again) : WIDGET())
    } catch (error) {
      if (tries === 1) reportError(error)
      await new Promise((go) => {
        if (tries) for (const button of offer()) button.addEventListener('click', go)
        setTimeout(go, Math.min(500 * 2 ** tries, 30_000))
      })
    }
  }
}
