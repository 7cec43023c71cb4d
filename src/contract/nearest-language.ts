/** Which language's sentences serve a reader of one that we do not ship: for widget and server alike. */

/** Languages whose readers read Russian more often than English. */
const READ_RUSSIAN = /^(be|hy|ka|ky|tg|tk|uz)$/

/** The language that comes nearest to one that is not shipped; both are two letters. Undefined where only English is left. */
export function nearestLanguage(code: string): 'ru' | undefined {
  return READ_RUSSIAN.test(code) ? 'ru' : undefined
}
