/** What the domain must know of a provider to plan its work. */
export interface Capabilities {
  readonly lookup: boolean
  readonly close: boolean
  readonly repeatable: boolean
  /** Can the buyer change anything of a payment that is open? */
  readonly edit?: boolean
  /** Seconds a create call may take. */
  readonly createLimit: number
  /** Its own codes by which it is the payment system that could not be paid by, whoever had asked. */
  readonly faults?: readonly string[]
}
export type CapabilitiesOf = (provider: string) => Capabilities
