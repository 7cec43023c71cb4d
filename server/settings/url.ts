/** Addresses that stand in settings. */

/** Is a user name or a password in it? */
export const hasCredentials = ({ username, password }: URL): boolean => username !== '' || password !== ''

/**
 * A whole web address without a slash at its end. What is wrong goes into `errors`, behind `name`; `instead` is what to do with a password
 * in it. The address itself is never repeated: its path may hold a secret.
 */
export function readUrl(name: string, value: string, errors: string[], instead: string): string {
  const url = URL.parse(value)
  if (url === null || !/^https?:$/.test(url.protocol))
    errors.push(`${name} must be a whole address, for example https://pay.shop.example`)
  else if (hasCredentials(url)) errors.push(`${name} must not have a user name or a password in it${instead}`)
  return value.replace(/\/+$/, '')
}
