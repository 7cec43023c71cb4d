/** The bank whose app this browser opened last, by its name: it is offered first. Nothing else of the buyer is kept with it. */

const PLACE = 'paywicket-bank'

/** Undefined where nothing was kept, or the storage is blocked. */
export function recallBank(page: Window): string | undefined {
  try {
    return page.localStorage.getItem(PLACE) ?? undefined
  } catch {
    return undefined
  }
}

/** A storage that throws keeps nothing. */
export function keepBank(page: Window, name: string): void {
  try {
    page.localStorage.setItem(PLACE, name)
  } catch {
    // Blocked, or full: all banks are offered alike then.
  }
}
