/**
 * The script tag: `<script type="module" src="https://pay.example.com/paywicket.js" data-token="…"></script>`. This
 * file is small, so that the session and the language are already on their way while the rest is still being fetched.
 */
import type { CheckoutOptions } from './public.ts'

/** All there is to set on the tag; the server is where the script came from. */
const KNOWN = ['target', 'token', 'tokenUrl', 'locale', 'theme', 'display', 'trigger']

const LANGUAGES = import.meta.glob('./i18n/??.ts')

/** ms, as for any other read of the session. */
const PATIENCE = 20_000

const server = import.meta.url.replace(/\/[^/]*$/, '')

for (const tag of document.querySelectorAll<HTMLScriptElement>('script[src]')) {
  if (tag.src === import.meta.url) void start(tag)
}

async function start(tag: HTMLScriptElement): Promise<void> {
  const { target, token, tokenUrl, theme, display, trigger } = tag.dataset
  for (const name of Object.keys(tag.dataset)) {
    // oxlint-disable-next-line no-console -- a mistyped attribute would otherwise be a riddle
    if (!KNOWN.includes(name)) console.warn(`Paywicket does not know data-${name}`, tag)
  }
  const { locale, file } = languageOf(tag.dataset['locale'])
  void LANGUAGES[file]?.()

  const askToken = async (): Promise<string> => {
    const answer: { token: string } = await (await fetch(tokenUrl ?? '')).json()
    return answer.token
  }
  let asked: Promise<string> | undefined = token === undefined ? askToken() : Promise.resolve(token)
  const first = asked.then((bearer) =>
    fetch(`${server}/v1/checkout?locale=${locale}`, {
      headers: { authorization: `Bearer ${bearer}` },
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(PATIENCE),
    }),
  )
  // Whoever waits for it hears of its failure.
  first.catch(() => {})

  const fetchToken = (): Promise<string> => {
    const answer = asked ?? askToken()
    asked = undefined
    return answer
  }
  const options = {
    server,
    locale,
    ...(token === undefined ? { fetchToken } : { token }),
    appearance: { theme: theme ?? 'auto' },
    display: display ?? 'inline',
  } as CheckoutOptions
  const place = (target === undefined ? undefined : document.querySelector(target)) ?? placeAfter(tag)
  try {
    const { createCheckout } = await import('./create.ts')
    const checkout = createCheckout(options, { first })
    checkout.mount(place)
    for (const button of trigger === undefined ? [] : document.querySelectorAll(trigger)) {
      button.addEventListener('click', () => checkout.open())
    }
  } catch (error) {
    offerReload(place)
    throw error
  }
}

/** The first of the buyer's languages that we ship, as it was asked for. */
function languageOf(asked = 'auto'): { readonly locale: string; readonly file: string } {
  for (const locale of asked === 'auto' ? navigator.languages : [asked]) {
    const file = `./i18n/${locale.slice(0, 2).toLowerCase()}.ts`
    if (file in LANGUAGES) return { locale, file }
  }
  return { locale: 'en', file: './i18n/en.ts' }
}

function placeAfter(tag: HTMLScriptElement): HTMLElement {
  const place = document.createElement('div')
  tag.after(place)
  return place
}

/** The rest did not come: a sign that needs no language. */
function offerReload(place: Element): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = '↻'
  button.ariaLabel = 'Try again'
  button.addEventListener('click', () => location.reload())
  place.append(button)
}
