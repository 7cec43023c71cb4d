/** The API's own error codes, 0 to 14, as a third-party client mirrors them from the company's site. */
import { TEXTS } from './texts/index.ts'

/** The failure code of an API error; one word for all codes that nobody has told of. */
export function apiFailure(code: string): string {
  const failure = `api_${code}`
  return Object.hasOwn(TEXTS.en.shop, failure) ? failure : 'api_error'
}
