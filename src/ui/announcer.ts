/** The one place that speaks to screen readers without taking the focus: politely, and only when its text changes. */
export interface Announcer {
  readonly element: HTMLElement
  say(sentence: string): void
}

export function createAnnouncer(page: Document): Announcer {
  const element = page.createElement('output')
  element.className = 'unseen'
  return {
    element,
    say(sentence) {
      element.textContent = sentence
    },
  }
}
