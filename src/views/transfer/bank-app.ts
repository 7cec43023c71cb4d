/** A bank's app that opens a payment, by addresses that are safe to open. */
export interface BankApp {
  readonly name: string
  readonly href: string
  /** The way without the app. */
  readonly page: string | undefined
  readonly aliases: readonly string[]
}
