/** Why a program did not start, in words: a port that is taken, a database that is away. */
export function startFault(error: unknown): string {
  if (!(error instanceof Error)) return 'It could not be started'
  const { message, cause } = error
  if (!(cause instanceof Error)) return message
  const why = cause.message || ('code' in cause ? String(cause.code) : '')
  return why === '' ? message : `${message}: ${why}`
}

/** Is it an error of the system's with this code, such as `EADDRINUSE`? */
export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
