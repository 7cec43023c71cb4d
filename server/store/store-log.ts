/** Told of a connection that was lost and found again; neither the address nor its password is in a line. */
export interface StoreLog {
  warn(detail: object, message: string): void
}
