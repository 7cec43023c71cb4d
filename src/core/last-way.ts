/** The way to pay that this browser chose last, by its channel: it is offered first. Nothing else of the buyer is kept with it. */

const PLACE = 'paywicket-way'

/** Undefined where nothing was kept, or the storage is blocked. */
export function recallWay(page: Window): string | undefined {
  try {
    return page.localStorage.getItem(PLACE) ?? undefined
  } catch {
    return undefined
  }
}

/** A storage that throws keeps nothing. */
export function keepWay(page: Window, channel: string): void {
  try {
    page.localStorage.setItem(PLACE, channel)
  } catch {
    // Blocked, or full: the order is the server's then.
  }
}
