/** What a file, or a whole run, may ask for: `test.use({ … })`, or `use` in the configuration. */
export interface Wishes {
  /** Variables of the server over the usual ones. */
  readonly serverEnv: Record<string, string>
  /** The path of the server's public address, which all of its routes are below. */
  readonly prefix: string
}
