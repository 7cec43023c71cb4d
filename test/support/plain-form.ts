/** The plain forms of a hosted page, as a browser without JavaScript sees them. */

/** The token that the page puts into each of its forms. */
export function formTokenIn(page: string): string {
  const token = /name="form" value="([^"]+)"/.exec(page)?.[1]
  if (token === undefined) throw new Error('the page has no form of its own')
  return token
}
