/** Where every event to the host page leaves from: callbacks, `.on()` and DOM events get the same, in one order. */
export interface Emitter<Events extends object> {
  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): void
  off<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): void
  emit<Name extends keyof Events>(name: Name, event: Events[Name]): void
}

/** A listener that throws is the host's own fault: it is reported to the page, and the next one is still called. */
export function createEmitter<Events extends object>(): Emitter<Events> {
  const lists: { [Name in keyof Events]?: Set<(event: Events[Name]) => void> } = {}
  return {
    on(name, listener) {
      ;(lists[name] ??= new Set()).add(listener)
    },
    off(name, listener) {
      lists[name]?.delete(listener)
    },
    emit(name, event) {
      lists[name]?.forEach((listener) => {
        try {
          listener(event)
        } catch (error) {
          reportError(error)
        }
      })
    },
  }
}
