/**
 * `/element.js` and `/paywicket.esm.js` as our server serves them, told apart by their address: one small file with nothing beside
 * it that must come with it. Whoever imports this waits for the widget; each `<pay-wicket>` before it is known is a place to say
 * that it does not come. It is built by itself, so that no built file is shared with another entry.
 */
import { againButton, fetchWidget } from './fetch-widget.ts'
import { definePayWicket } from './pay-wicket.ts'

const isElement = /\/element\.js/.test(import.meta.url)
const buttons = new Map<Element, HTMLButtonElement>()

export const { createCheckout } = await fetchWidget(() => {
  for (const place of document.querySelectorAll('pay-wicket'))
    if (!buttons.has(place)) buttons.set(place, place.appendChild(againButton()))
  return buttons.values()
})
for (const button of buttons.values()) button.remove()
if (isElement) definePayWicket(createCheckout)
