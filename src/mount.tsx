/** One widget in one element: everything it needs is made here, and taken down again by `destroy`. */
import { effect, signal, untracked, type ReadonlySignal } from '@preact/signals'
import { render } from 'preact'
import type { Session } from './contract/index.ts'
import { createApi } from './core/api.ts'
import { backoff } from './core/backoff.ts'
import { createCheckout, type Told } from './core/checkout.ts'
import { browserTime } from './core/clock.ts'
import type { TokenSource } from './core/token.ts'
import { en } from './i18n/en.ts'
import { languageFor, type Language } from './i18n/language.ts'
import { createSpeech, type Speech } from './i18n/speech.ts'
import type { Appearance, CheckoutOptions } from './public.ts'
import widgetCss from './styles/widget.css?inline'
import { Announcer } from './ui/Announcer.tsx'
import type { App } from './views/app.ts'
import { Checkout } from './views/Checkout.tsx'
import type { Steps } from './views/steps.ts'

export interface MountOptions {
  readonly options: CheckoutOptions
  readonly token: TokenSource
  readonly told: Told
  readonly heard: Set<string>
  /** A name that no other widget on the page has. */
  readonly id: string
  /** The first read, where it has been sent already. */
  readonly first?: Promise<Response> | undefined
}

export interface Mounted {
  readonly host: HTMLElement
  session(): Session | undefined
  /** Takes over other options; `reread` where what the server says depends on them. */
  update(options: CheckoutOptions, reread: boolean): void
  destroy(): void
}

const RETRY = { first: 1_000, longest: 15_000 }

export function mount(target: Element, { options: given, token, told, heard, id, first }: MountOptions): Mounted {
  const page = target.ownerDocument
  const view = page.defaultView ?? window
  let options = given
  let language = languageOf(options, view)
  let alive = true

  const host = page.createElement('div')
  host.dataset['paywicket'] = ''
  const shadow = host.attachShadow({ mode: 'open' })
  addSheet(shadow, view, widgetCss)
  const root = page.createElement('div')
  root.className = 'pw'
  root.part.add('root')
  shadow.append(root)
  target.append(host)

  let speech: Speech | undefined
  const steps = signal<Steps | undefined>(undefined)
  const spoken = signal('')

  const api = createApi({
    server: options.server,
    token,
    locale: () => language.tag,
    // oxlint-disable-next-line no-console -- the one place where an old widget tells of a newer server
    onUnknown: (what, value) => console.warn(`Paywicket: unknown ${what}`, value),
    first,
  })
  let speaking = speak(language)
  const checkout = createCheckout({
    // A Session is of use only in a language that is there.
    api: { ...api, read: async (ended) => (await Promise.all([api.read(ended), speaking]))[0] },
    page: view,
    time: browserTime,
    loadFeed: async () => (await import('./core/feed.ts')).createFeed,
    beforeRedirect: async (route) => (await options.beforeRedirect?.(route)) ?? undefined,
    told,
    heard,
  })
  const stopLoading = effect(() => {
    if (checkout.session.value && !steps.value) untracked(() => void loadSteps())
  })

  async function loadSteps(tries = 0): Promise<void> {
    try {
      const loaded = await import('./views/steps.ts')
      if (!alive || steps.peek()) return
      addSheet(shadow, view, loaded.css)
      steps.value = loaded.steps
    } catch {
      // Without them the skeleton stays on screen; the network may be back in a moment.
      if (alive) setTimeout(loadSteps, backoff(RETRY, tries), tries + 1)
    }
  }

  let firstHeading = true
  const mayFocus = () => {
    if (firstHeading) {
      firstHeading = false
      return false
    }
    const { activeElement } = page
    return activeElement === null || activeElement === page.body || shadow.activeElement !== null
  }

  function draw(): void {
    applyLook(root, options.appearance)
    const { server, methods } = options
    const now = speech ?? createSpeech('en', en)
    root.lang = now.tag
    root.dir = now.direction
    const say = (sentence: string) => {
      spoken.value = sentence
    }
    const app: App = { checkout, speech: now, steps, server, methods, id, say, mayFocus }
    render(<Root app={app} spoken={spoken} />, root)
  }

  /** A language file that does not come leaves English, which is always here. */
  async function speak(wanted: Language): Promise<void> {
    const texts = await wanted.load().catch(() => undefined)
    if (!alive || wanted !== language) return
    speech = createSpeech(texts ? wanted.tag : 'en', texts ?? en, options.translations)
    draw()
  }

  checkout.start()

  return {
    host,
    session: () => checkout.session.peek(),
    update(next, reread) {
      options = next
      language = languageOf(options, view)
      draw()
      speaking = speak(language)
      if (reread) checkout.restart()
    },
    destroy() {
      if (!alive) return
      alive = false
      stopLoading()
      checkout.stop()
      render(null, root)
      host.remove()
    },
  }
}

function Root({ app, spoken }: { readonly app: App; readonly spoken: ReadonlySignal<string> }) {
  return (
    <>
      <Checkout app={app} />
      <Announcer text={spoken.value} />
    </>
  )
}

function languageOf({ locale }: CheckoutOptions, view: Window): Language {
  return languageFor(locale === undefined || locale === 'auto' ? view.navigator.languages : [locale])
}

/** A constructed sheet belongs to the document it is made for. */
function addSheet(shadow: ShadowRoot, view: Window & typeof globalThis, css: string): void {
  const sheet = new view.CSSStyleSheet()
  sheet.replaceSync(css)
  shadow.adoptedStyleSheets.push(sheet)
}

function applyLook(root: HTMLElement, { theme = 'auto', variables = {} }: Appearance = {}): void {
  root.dataset['theme'] = theme
  for (const name of Array.from(root.style)) root.style.removeProperty(name)
  for (const [name, value] of Object.entries(variables)) root.style.setProperty(`--pw-${name}`, value)
}
