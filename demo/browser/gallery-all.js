/** Every story at once: each widget is made when it comes near the screen, and stays. */
import { createCheckout } from '../gallery/still/paywicket.esm.js'
import { perform } from './perform.js'

const form = document.querySelector('.controls')
const { locale, theme, width } = form.elements
const looks = () => ({ locale: locale.value, appearance: { theme: theme.value } })
const checkouts = []

function show(shot) {
  const { name, steps } = shot.dataset
  const place = shot.querySelector('.place')
  const checkout = createCheckout({
    server: `${location.origin}/gallery/still`,
    token: `${name}.${Date.now().toString(36)}`,
    ...looks(),
  })
  checkout.mount(place)
  checkouts.push(checkout)
  void perform(place.firstElementChild, JSON.parse(steps))
}

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue
      near.unobserve(target)
      show(target)
    }
  },
  { rootMargin: '300px' },
)
for (const shot of document.querySelectorAll('.shot')) near.observe(shot)

form.addEventListener('change', ({ target }) => {
  if (target !== width) for (const checkout of checkouts) checkout.update(looks())
  for (const part of document.querySelectorAll('[data-width]')) {
    part.dataset.width = width.value
    if ('theme' in part.dataset) part.dataset.theme = theme.value
  }
  const choice = new URLSearchParams(new FormData(form))
  history.replaceState(null, '', `?${choice}`)
  for (const link of document.querySelectorAll('.shot a, .beside a')) {
    const { searchParams } = new URL(link.href)
    link.href = `/gallery?${new URLSearchParams({ ...Object.fromEntries(searchParams), ...Object.fromEntries(choice) })}`
  }
})
