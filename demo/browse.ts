/** A browser without scripts, as far as the tests need one: it keeps cookies and follows nothing by itself. */
export interface Visitor {
  get(path: string): Promise<Response>
  /** Posts a plain form. */
  post(
    path: string,
    form?: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>
  /** Follows redirects to a page and gives its text. */
  page(path: string): Promise<{ readonly path: string; readonly text: string }>
}

/** `address` is the shop's; `language` goes into `Accept-Language`. */
export function visitorOf(address: string, language = 'en'): Visitor {
  let cookie = ''
  async function call(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { 'accept-language': language, ...(cookie ? { cookie } : {}), ...init.headers }
    const answer = await fetch(new URL(path, address), { redirect: 'manual', ...init, headers })
    for (const line of answer.headers.getSetCookie()) cookie = line.split(';')[0] ?? ''
    return answer
  }
  const get = (path: string) => call(path)
  return {
    get,
    post: (path, form = {}, headers = {}) => call(path, { method: 'POST', body: new URLSearchParams(form), headers }),
    async page(path) {
      const answer = await get(path)
      const location = answer.headers.get('location')
      if (location !== null) return this.page(location)
      return { path, text: await answer.text() }
    },
  }
}
