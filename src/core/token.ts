/** Where the token comes from: an option, or fetched by the host page's own function, and again when it has ended. */
export interface TokenSource {
  /** Throws what `fetchToken` throws. */
  get(): Promise<string>
  /** Fetches another token than the refused one, once after each success; false where there is none to be had. */
  renew(refused: string): Promise<boolean>
  /** The token in hand was accepted. */
  accepted(): void
  /** The host page has another one, or another way to get one. */
  replace(token: string | undefined): void
}

export type FetchToken = () => Promise<string>

/** `fetcher` is asked each time, since the host page may change it. */
export function createTokenSource(token: string | undefined, fetcher: () => FetchToken | undefined): TokenSource {
  let current = token === undefined ? undefined : Promise.resolve(token)
  let renewed = false

  const fetched = async (): Promise<string> => {
    const fresh: unknown = await fetcher()?.()
    if (typeof fresh !== 'string' || fresh === '') throw new TypeError('fetchToken gave no token')
    return fresh
  }
  const get = (): Promise<string> => {
    if (current) return current
    const asked = fetched()
    current = asked
    // What could not be fetched is fetched anew the next time.
    asked.catch(() => {
      if (current === asked) current = undefined
    })
    return asked
  }

  return {
    get,
    async renew(refused) {
      if (!fetcher()) return false
      if ((await get()) !== refused) return true
      if (renewed) return false
      renewed = true
      current = undefined
      return (await get()) !== refused
    },
    accepted() {
      renewed = false
    },
    replace(next) {
      current = next === undefined ? undefined : Promise.resolve(next)
      renewed = false
    },
  }
}
