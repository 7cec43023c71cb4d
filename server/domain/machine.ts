/**
 * The state machine: what each command, answer, report and tick makes of a session. Pure; whoever calls it stores the
 * result before answering.
 */
export { settle, tick, type Setting, type Step } from './settle.ts'
export * from './commands.ts'
export {
  applyCloseResult,
  applyCreateResult,
  applyLookupResult,
  applyReport,
  requestLookup,
} from './provider-results.ts'
