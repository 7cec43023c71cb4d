/** Which language's sentences serve a reader of one that we do not ship: for widget and server alike. */

/** Languages whose readers read Russian more often than English. */
const READ_RUSSIAN = 'be hy ka ky tg tk uz'

/** The language that comes nearest to one of two letters: itself, but for those whose readers have another of ours. */
export const nearestLanguage = (code: string): string => (READ_RUSSIAN.includes(code) ? 'ru' : code)
