/** One widget in one element: everything it needs is made here, and taken down again by `destroy`. */
import { signal } from '@preact/signals-core'
import { render } from 'preact'
import type { Session } from '../contract/index.ts'
import { createApi, NO_ANSWER } from '../core/api.ts'
import { browserTime } from '../core/clock.ts'
import type { ControllerContext, ControllerDeps } from '../core/controller.ts'
import type { HostEvent } from '../core/host-events.ts'
import { createSessionStore, type Listeners } from '../core/session-store.ts'
import type { TokenSource } from '../core/token.ts'
import { languageFor, textsOf, type Language } from '../i18n/language.ts'
import { createTranslator, type Translator } from '../i18n/translator.ts'
import widgetCss from '../styles/widget.css?inline'
import { createAnnouncer } from '../ui/announcer.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import type { Lazy, PickerContext } from '../views/picker-context.ts'
import { Widget } from '../views/Widget.tsx'
import type { Modal } from './modal.ts'
import type { Appearance, CheckoutOptions } from './types.ts'

export interface MountOptions {
  readonly options: CheckoutOptions
  readonly token: TokenSource
  readonly listeners: Listeners & { hostEvent(event: HostEvent, session: Session): void }
  /** A name that no other widget on the page has. */
  readonly id: string
  /** The first read, where it has been sent already. */
  readonly first?: Promise<Response> | undefined
}

export interface Mounted {
  readonly host: HTMLElement
  session(): Session | undefined
  /** Shows the modal; rejects where its file does not come. */
  open(onClose: () => void): Promise<void>
  close(): void
  /** Takes over other options; `reread` where what the server says depends on them. */
  update(options: CheckoutOptions, reread: boolean): void
  destroy(): void
}

/** How long the rest waits, so that the picker is on screen first, ms. */
const PAUSE = 100

export function mount(target: Element, { options: initial, token, listeners, id, first }: MountOptions): Mounted {
  const page = target.ownerDocument
  const view = page.defaultView ?? window
  let options = initial
  let alive = true
  let modal: Modal | undefined

  const host = page.createElement('div')
  const shadow = host.attachShadow({ mode: 'open' })
  const root = page.createElement('div')
  const body = page.createElement('div')
  const { element: announcer, say } = createAnnouncer(page)
  root.className = 'pw'
  root.part.add('root')
  addSheet(shadow, view, widgetCss)
  root.append(body, announcer)
  shadow.append(root)
  root.hidden = options.display === 'modal'
  target.append(host)

  /** The host page may take our node away without a word, and put it back. */
  const presence = new ResizeObserver(() => {
    if (host.isConnected) store.start()
    else store.stop()
  })

  let firstHeading = true
  const mayFocus = () => {
    const { activeElement } = page
    const first = firstHeading
    firstHeading = false
    return !first && (shadow.activeElement !== null || !activeElement || activeElement === page.body)
  }

  const lazy = signal<Lazy | undefined>(undefined)
  const { server } = options

  let language = languageOf(options, view)
  /** The one of `translator`; the next is on its way where this is not `language`. */
  let translated: Language | undefined
  let translator: Translator | undefined

  /** Rejects where the file does not come: without its words a widget is of no use. */
  async function translate(): Promise<void> {
    const wanted = language
    const texts = await textsOf(wanted)
    if (!alive || wanted !== language || wanted === translated) return
    translated = wanted
    // What was announced in the language before is not left there to be read.
    say('')
    translator = createTranslator(wanted.tag, texts, options.translations)
    if (lazy.peek()) await loadLazy()
    draw()
  }

  async function loadLazy() {
    // The picker goes first.
    if (store.session.peek()?.action.kind === 'choose') await new Promise((resolve) => setTimeout(resolve, PAUSE))
    const file = await import('./lazy.ts')
    const [stepTexts, texts] = await Promise.all([file.stepTextsOf(language), textsOf(language)])
    if (!lazy.peek()) addSheet(shadow, view, file.css)
    lazy.value = {
      views: file.lazyViews,
      translator: createTranslator(language.tag, { ...texts, ...stepTexts }, options.translations),
    }
    const deps: ControllerDeps = {
      page: view,
      beforeRedirect: async (route) => options.beforeRedirect?.(route),
      hostEvent: listeners.hostEvent,
    }
    return (context: ControllerContext) => file.createController(deps, context)
  }

  const api = createApi({
    server,
    token,
    locale: () => language.tag,
    // oxlint-disable-next-line no-console -- the one place where an old widget reports a newer server
    onUnknown: (what, value) => console.warn(`Paywicket: unknown ${what}`, value),
    wholeReader: async () => (await import('./lazy.ts')).readSession,
    first,
  })
  const store = createSessionStore({
    // A Session is of use only in a language that is there.
    api: {
      ...api,
      ask: (request, signal) =>
        Promise.all([api.ask(request, signal), translate()]).then(
          ([answer]) => answer,
          () => NO_ANSWER,
        ),
    },
    time: browserTime,
    loadController: loadLazy,
    listeners,
  })

  function draw(): void {
    applyLook(root, options.appearance)
    if (!translator) return render(<Skeleton />, body)
    root.lang = translator.tag
    root.dir = /^(ar|fa|he|ur)\b/.test(translator.tag) ? 'rtl' : 'ltr'
    const context: PickerContext = { store, translator, lazy, server, methods: options.methods, id, say, mayFocus }
    render(<Widget context={context} />, body)
  }

  draw()
  store.start()
  presence.observe(host)

  return {
    host,
    session: () => store.session.peek(),
    async open(onClose) {
      const [{ createModal }] = await Promise.all([import('./modal.ts'), translate()])
      if (!alive || !translator) return
      modal ??= createModal(shadow, root, translator, onClose)
      root.hidden = false
      modal.open()
    },
    close: () => modal?.close(),
    update(next, reread) {
      const { locale, translations } = options
      options = next
      if (next.locale !== locale || next.translations !== translations) language = languageOf(options, view)
      draw()
      void translate()
      if (!reread || !host.isConnected) return
      store.stop()
      store.start()
    },
    destroy() {
      if (!alive) return
      alive = false
      presence.disconnect()
      store.stop()
      render(null, body)
      host.remove()
    },
  }
}

function languageOf({ locale = 'auto', translations }: CheckoutOptions, view: Window): Language {
  return locale === 'auto' ? languageFor(view.navigator.languages) : languageFor([locale], !!translations)
}

/** A constructed sheet belongs to the document it is made for. */
function addSheet(shadow: ShadowRoot, view: Window & typeof globalThis, css: string): void {
  const sheet = new view.CSSStyleSheet()
  sheet.replaceSync(css)
  shadow.adoptedStyleSheets.push(sheet)
}

function applyLook(root: HTMLElement, { theme = 'auto', variables = {} }: Appearance = {}): void {
  root.dataset['theme'] = theme
  root.removeAttribute('style')
  for (const [name, value] of Object.entries(variables)) root.style.setProperty(`--pw-${name}`, value)
}
