/** One widget in one element: everything it needs is made here, and taken down again by `destroy`. */
import { effect, signal, untracked } from '@preact/signals-core'
import { render } from 'preact'
import type { Session } from '../contract/index.ts'
import type { WidgetFault } from '../contract/own-faults.ts'
import { createApi } from '../core/api.ts'
import { browserTime } from '../core/clock.ts'
import type { ControllerContext, ControllerDeps } from '../core/controller.ts'
import { createFiles } from '../core/files.ts'
import type { HostEvent } from '../core/host-events.ts'
import { recallWay } from '../core/last-way.ts'
import { createSessionStore, type Listeners } from '../core/session-store.ts'
import type { TokenSource } from '../core/token.ts'
import { languageFor, textsFile, type Language } from '../i18n/language.ts'
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
  /** Shows the modal; where its file does not come, the widget stands in its place in the page. */
  open(onClose: () => void): Promise<void>
  close(): void
  /** Takes over other options; `reread` where what the server says depends on them. */
  update(options: CheckoutOptions, reread: boolean): void
  destroy(): void
}

/** How long the rest waits, so that the picker is on screen first, ms. */
const PAUSE = 100

const LAZY = () => import('./lazy.ts')
const MODAL = () => import('./modal.ts')

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
  /** A constructed sheet belongs to the document it is made for. */
  const addCss = (css: string) => {
    const sheet = new view.CSSStyleSheet()
    sheet.replaceSync(css)
    shadow.adoptedStyleSheets.push(sheet)
  }
  root.className = 'pw'
  root.part.add('root')
  addCss(widgetCss)
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
  const files = createFiles(view, (error) =>
    listeners.error({ kind: 'network', code: 'file-missing' satisfies WidgetFault, text: String(error) }, false),
  )
  const { server } = options
  // Once, so that nothing changes its place while the buyer looks.
  const last = recallWay(view)

  let language = languageOf(options, view)
  /** The one of `translator`; the next is on its way where this is not `language`. */
  let translated: Language | undefined
  let translator: Translator | undefined

  async function translate(): Promise<void> {
    const wanted = language
    const { default: texts } = await files.get(textsFile(wanted))
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
    const file = await files.get(LAZY)
    lazy.value = await file.loadSteps({
      files,
      language,
      translations: options.translations,
      addCss,
      before: lazy.peek(),
    })
    const deps: ControllerDeps = {
      page: view,
      beforeRedirect: async (route) => options.beforeRedirect?.(route),
      listeners,
      files,
      token,
      lazy,
    }
    return (context: ControllerContext) => file.createController(deps, context)
  }

  const api = createApi({
    server,
    token,
    locale: () => language.tag,
    // oxlint-disable-next-line no-console -- the one place where an old widget reports a newer server
    onUnknown: (what, value) => console.warn(`Paywicket: unknown ${what}`, value),
    wholeReader: async () => (await files.get(LAZY)).readSession,
    first,
  })
  const store = createSessionStore({
    // A Session is of use only in a language that is there.
    api: {
      ...api,
      ask: (request, signal) => Promise.all([api.ask(request, signal), translate()]).then(([answer]) => answer),
    },
    time: browserTime,
    loadController: loadLazy,
    last: async () => (await files.get(LAZY)).lastSessionOf(view, token.get),
    listeners,
  })

  function draw(): void {
    applyLook(root, options.appearance)
    if (!translator) return render(files.missing.value ? <Wordless retry={files.retry} /> : <Skeleton />, body)
    root.lang = translator.tag
    root.dir = /^(ar|fa|he|ur)\b/.test(translator.tag) ? 'rtl' : 'ltr'
    const context: PickerContext = {
      store,
      translator,
      lazy,
      last,
      files,
      server,
      methods: options.methods,
      id,
      say,
      mayFocus,
    }
    render(<Widget context={context} />, body)
  }

  // Drawn anew while there are no words: what there is then depends on what is missing.
  const stopTelling = effect(() => {
    // As long as there is nothing to see, the page may show what it likes in its place.
    const shown = store.session.value
    const isSeen = shown && (shown.action.kind === 'choose' || lazy.value)
    host.toggleAttribute('data-busy', !(isSeen || store.trouble.value || files.missing.value))
  })
  const stopDrawing = effect(() => void (files.missing.value, untracked(draw)))
  store.start()
  presence.observe(host)

  return {
    host,
    session: () => store.session.peek(),
    async open(onClose) {
      const stop = files.missing.subscribe((count) => {
        if (count > 0) root.hidden = false
      })
      const [{ createModal }] = await Promise.all([files.get(MODAL), translate()])
      stop()
      // Whoever has begun to pay in the page goes on there.
      if (!alive || !translator || (!modal && !root.hidden)) return
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
      stopDrawing()
      stopTelling()
      files.stop()
      store.stop()
      render(null, body)
      host.remove()
    },
  }
}

/** Without its language the widget has no words but these. */
function Wordless({ retry }: { readonly retry: () => void }) {
  return (
    <div class="trouble" role="alert">
      <button type="button" part="button" lang="en" onClick={retry}>
        ↻ Try again
      </button>
    </div>
  )
}

function languageOf({ locale = 'auto', translations }: CheckoutOptions, view: Window): Language {
  return locale === 'auto' ? languageFor(view.navigator.languages) : languageFor([locale], !!translations)
}

function applyLook(root: HTMLElement, { theme = 'auto', variables = {} }: Appearance = {}): void {
  root.dataset['theme'] = theme
  root.removeAttribute('style')
  for (const [name, value] of Object.entries(variables)) root.style.setProperty(`--pw-${name}`, value)
}
