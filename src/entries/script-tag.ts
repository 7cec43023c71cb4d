/**
 * The script tag: `<script type="module" src="https://pay.example.com/paywicket.js" data-token="…"></script>`. This
 * file is small, so that the session and the language are already on their way while the rest is still being fetched.
 */
import type { CheckoutOptions } from '../widget/types.ts'
import { againButton, fetchWidget } from './fetch-widget.ts'

const LANGUAGES = import.meta.glob('../i18n/??.ts')

/** ms, as for any other read of the session. */
const PATIENCE = 20_000

for (const tag of document.querySelectorAll<HTMLScriptElement>('script[src]')) {
  if (tag.src === import.meta.url) void start(tag)
}

async function start(tag: HTMLScriptElement): Promise<void> {
  // All there is to set.
  const {
    // Where the script came from, unless that is a host that holds nothing but files.
    server = import.meta.url.replace(/\/[^/]*$/, ''),
    target,
    token,
    tokenUrl = '',
    locale: asked = 'auto',
    theme = 'auto',
    display,
    trigger,
    ...unknown
  } = tag.dataset
  // oxlint-disable-next-line no-console -- a mistyped attribute would otherwise be a riddle
  for (const name in unknown) console.warn('Paywicket: unknown', name, tag)

  // The first of the buyer's languages that we ship, as it was asked for.
  const wanted = asked === 'auto' ? navigator.languages : [asked]
  const locale = wanted.find((tag) => fileOf(tag) in LANGUAGES) ?? 'en'
  // The widget asks for it again.
  LANGUAGES[fileOf(locale)]?.().catch(() => {})

  const askToken = async (): Promise<string> => token ?? (await (await fetch(tokenUrl)).json()).token
  let firstToken: Promise<string> | undefined = askToken()
  const first = firstToken.then((bearer) =>
    fetch(`${server.replace(/\/$/, '')}/v1/checkout?locale=${locale}`, {
      headers: { authorization: `Bearer ${bearer}` },
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(PATIENCE),
    }),
  )
  // Whoever waits for it hears of its failure.
  first.catch(() => {})

  const options = {
    server,
    locale,
    fetchToken() {
      const next = firstToken ?? askToken()
      firstToken = undefined
      return next
    },
    appearance: { theme },
    display,
  } as CheckoutOptions

  const place =
    (target && document.querySelector(target)) || tag.parentNode?.insertBefore(document.createElement('div'), tag)
  if (!place) return
  const again = againButton()
  const { createCheckout } = await fetchWidget(() => {
    if (!again.parentNode) place.appendChild(again)
    return [again]
  })
  again.remove()
  const checkout = createCheckout(options, { first })
  checkout.mount(place)
  if (trigger) {
    for (const button of document.querySelectorAll(trigger)) button.addEventListener('click', () => checkout.open())
  }
}

function fileOf(tag: string): string {
  return `../i18n/${tag.slice(0, 2).toLowerCase()}.ts`
}
