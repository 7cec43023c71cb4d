/** What the domain must know of a provider to plan its work. */
export interface Capabilities {
  readonly lookup: boolean
  readonly close: boolean
  readonly repeatable: boolean
  /** Can the buyer change anything of a payment that is open? */
  readonly edit?: boolean
  /** Seconds a create call may take. */
  readonly createLimit: number
}
export type CapabilitiesOf = (provider: string) => Capabilities
