/** Does inside a widget's shadow root what a buyer's hand would, step by step. */

/** ms */
const PATIENCE = 5000
const PAUSE = 50

/** An element that is there, or comes; undefined where it does not, or its widget has gone. */
async function found(root, selector) {
  const end = performance.now() + PAUSE + PATIENCE
  while (root.host.isConnected && performance.now() < end) {
    const element = root.querySelector(selector)
    if (element) return element
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
  return undefined
}

function enter(field, value) {
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/**
 * `host` is the widget's element. While it is done nothing in there can take the focus: whoever looks through the stories
 * by keyboard must not be carried off.
 */
export async function perform(host, steps) {
  if (steps.length === 0) return
  host.inert = true
  for (const { selector, do: what, value, touch } of steps) {
    if (touch && !matchMedia('(pointer: coarse)').matches) continue
    const element = await found(host.shadowRoot, selector)
    if (what === 'click') element?.click()
    else if (element) enter(element, value)
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
  // What is wrong in a form takes the focus a moment after it has been marked.
  setTimeout(() => (host.inert = false), 500)
}
