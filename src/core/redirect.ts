import type { Redirect } from '../contract/index.ts'

/** A redirect made ready for the browser: a link for GET, a form for POST. */
export type Route =
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'form'; readonly url: string; readonly params: Redirect['params'] }

/**
 * GET adds the parameters to the address (a form would drop those already in it); POST keeps them for the form.
 * Undefined where the address is not to be trusted, by `pageAddress`. That one is lent: a file that another one would have
 * to come for could not be asked for alone.
 */
export function routeOf(redirect: Redirect, pageAddress: (address: string) => URL | undefined): Route | undefined {
  const url = pageAddress(redirect.url)
  if (!url) return undefined
  if (redirect.method === 'POST') return { kind: 'form', url: url.href, params: redirect.params }
  for (const [name, value] of redirect.params) url.searchParams.append(name, value)
  return { kind: 'link', url: url.href }
}

/** Leaves for the provider's page in the top window, so that a widget inside a frame does not trap the buyer. */
export function follow(route: Route, page: Document): void {
  if (route.kind === 'link') {
    const link = page.createElement('a')
    link.href = route.url
    link.target = '_top'
    page.body.append(link)
    link.click()
    link.remove()
    return
  }
  const form = page.createElement('form')
  form.action = route.url
  form.method = 'post'
  form.target = '_top'
  form.hidden = true
  for (const [name, value] of route.params) {
    const input = page.createElement('input')
    input.type = 'hidden'
    input.name = name
    input.value = value
    form.append(input)
  }
  page.body.append(form)
  // A parameter called "submit" hides the form's own method of that name.
  HTMLFormElement.prototype.submit.call(form)
  form.remove()
}
