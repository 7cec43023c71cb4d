/** Where the server says what happens; pino fits. A detail never holds a secret, a token, or a payer's data. */
export interface Log {
  info(detail: object, message: string): void
  warn(detail: object, message: string): void
  error(detail: object, message: string): void
}
