/** Tells a buyer who is looking elsewhere: by the page's title, and by a notification where one was asked for. */
import { effect, signal, type ReadonlySignal } from '@preact/signals-core'
import type { Session } from '../contract/index.ts'
import { newsOf, type News } from './news.ts'

/** `askable`: a press may ask the browser for leave. `on`: it was given. `refused`: it was not, and only the title tells. */
export type Notifying = 'askable' | 'on' | 'refused' | 'impossible'

export interface Teller {
  readonly notifying: ReadonlySignal<Notifying>
  /** The only place that asks for leave to notify: call it from a press. */
  notify(): Promise<void>
  stop(): void
}

export interface TellerOptions {
  readonly page: Window & { readonly Notification?: typeof Notification }
  readonly session: ReadonlySignal<Session | undefined>
  /** In the buyer's language; undefined until that is there. */
  readonly sentence: (news: News) => string | undefined
}

/** Tells only while the page is hidden, and takes back what it told once it is not. */
export function createTeller({ page, session, sentence }: TellerOptions): Teller {
  const { document } = page
  const notifying = signal<Notifying>(isAskable(page) ? 'askable' : 'impossible')
  let before: Session | undefined
  let title: { readonly ours: string; readonly theirs: string } | undefined
  let shown: Notification | undefined

  function takeBack(): void {
    // A host page that has written another one meanwhile keeps it.
    if (title && document.title === title.ours) document.title = title.theirs
    title = undefined
    shown?.close()
    shown = undefined
  }

  function tell(text: string, { id, merchant }: Session): void {
    title = { ours: text, theirs: title && document.title === title.ours ? title.theirs : document.title }
    document.title = text
    const { Notification } = page
    if (notifying.peek() !== 'on' || !Notification) return
    try {
      shown?.close()
      // By its tag two tabs show one.
      shown = new Notification(text, { body: merchant.name, tag: `paywicket-${id}` })
      shown.addEventListener('click', () => {
        page.focus()
        takeBack()
      })
    } catch {
      // Some browsers leave that to a worker: the title has told it.
      notifying.value = 'refused'
    }
  }

  const stopWatching = effect(() => {
    const now = session.value
    const news = before && now && document.visibilityState === 'hidden' ? newsOf(before, now) : undefined
    before = now
    const text = news && sentence(news)
    if (now && text) tell(text, now)
  })
  const look = () => {
    if (document.visibilityState === 'visible') takeBack()
  }
  document.addEventListener('visibilitychange', look)

  return {
    notifying,
    async notify() {
      const { Notification } = page
      // A frame that may not ask is refused by an error.
      const leave = await Notification?.requestPermission().catch(() => 'denied')
      notifying.value = leave === 'granted' ? 'on' : 'refused'
    },
    stop() {
      stopWatching()
      document.removeEventListener('visibilitychange', look)
      takeBack()
    },
  }
}

/** Phones and tablets have notifications of a worker alone, and let a page in the background sleep besides. */
function isAskable({ Notification, navigator }: TellerOptions['page']): boolean {
  return (
    Notification !== undefined &&
    Notification.permission !== 'denied' &&
    !/Android|iPhone|iPad/.test(navigator.userAgent)
  )
}
