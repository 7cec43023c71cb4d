/** The gallery: one widget, put on whichever story is chosen. Language and theme change while it stays. */
import { createCheckout } from '../gallery/states/paywicket.esm.js'
import { perform } from './perform.js'

const form = document.querySelector('.controls')
const { state, locale, theme, width } = form.elements
const stage = document.querySelector('.stage')
const place = document.querySelector('.place')
const links = document.querySelectorAll('.beside [data-by]')

const looks = () => ({ locale: locale.value, appearance: { theme: theme.value } })
let checkout

function show() {
  checkout?.destroy()
  const [chosen] = state.selectedOptions
  checkout = createCheckout({
    server: `${location.origin}/gallery/states`,
    // As it is told at this moment; from now on time goes by.
    token: `${chosen.value}.${Date.now().toString(36)}`,
    ...looks(),
  })
  checkout.mount(place)
  document.querySelector('#shown').textContent = chosen.textContent.trim()
  document.querySelector('#name').textContent = chosen.value
  void perform(place.firstElementChild, JSON.parse(chosen.dataset.steps))
}

/** Everything that only shows what is chosen. */
function write() {
  Object.assign(stage.dataset, { theme: theme.value, width: width.value })
  const choice = new URLSearchParams(new FormData(form))
  history.replaceState(null, '', `?${choice}`)
  for (const link of links) {
    choice.set('state', beside(Number(link.dataset.by)).value)
    link.href = `?${choice}`
  }
  choice.delete('state')
  document.querySelector('#all').href = `/gallery/all?${choice}`
}

function beside(by) {
  const { length, selectedIndex } = state
  return state.options[(selectedIndex + by + length) % length]
}

function go(by) {
  beside(by).selected = true
  show()
  write()
}

form.addEventListener('change', ({ target }) => {
  if (target === state) show()
  else if (target !== width) checkout.update(looks())
  write()
})

for (const link of links) {
  link.addEventListener('click', (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    go(Number(link.dataset.by))
  })
}

const KEYS = { ArrowLeft: -1, ArrowRight: 1 }
addEventListener('keydown', (event) => {
  const [target] = event.composedPath()
  const by = KEYS[event.key]
  // Fields, radio buttons and whatever scrolls have a use of their own for these keys.
  const isFree = target.matches('body, #main, a')
  if (!by || !isFree || event.altKey || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  go(by)
})

document.querySelector('#keys').hidden = false
show()
write()
