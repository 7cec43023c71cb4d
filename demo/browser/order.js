/** Keeps an order's page fresh: asks the shop's own backend, and changes what is on screen only when that changed. */
const page = document.querySelector('[data-order]')
const state = page.querySelector('.state')
const title = page.querySelector('.state-title')
const text = page.querySelector('.state-text')
const pay = page.querySelector('.state .button')
const keep = page.querySelector('.keep')

/** ms. Money may still come late to an order that has ended, but seldom. */
const SOON = 2000
const SELDOM = 20_000

let settled = page.dataset.settled === 'true'
let failures = 0
let timer
let asking = false

async function ask() {
  clearTimeout(timer)
  if (asking || document.hidden) return
  asking = true
  try {
    const answer = await fetch(`/orders/${page.dataset.order}/state`)
    if (!answer.ok) throw new Error(`The shop answered ${answer.status}`)
    show(await answer.json())
    failures = 0
  } catch {
    // The shop is away or the connection is: what is on screen stays, and the next question comes later.
    failures += 1
  } finally {
    asking = false
    const pause = settled ? SELDOM : Math.min(SOON * 2 ** failures, SELDOM)
    timer = setTimeout(ask, pause)
  }
}

function show(fresh) {
  settled = fresh.settled
  state.dataset.tone = fresh.tone
  // A live region speaks whatever is written into it, so the same words are not written twice.
  if (title.textContent !== fresh.title) title.textContent = fresh.title
  if (text.textContent !== fresh.text) text.textContent = fresh.text
  pay.hidden = fresh.pay === undefined
  pay.textContent = fresh.pay ?? ''
  keep.hidden = settled
}

for (const name of ['focus', 'online', 'pageshow']) addEventListener(name, ask)
document.addEventListener('visibilitychange', ask)
