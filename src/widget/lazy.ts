/** All that the picker can be shown without, in one file that is fetched while the buyer is choosing. */
export { readSession } from '../contract/read-session.ts'
export { createController } from '../core/controller.ts'
export { lastSessionOf } from '../core/last-session.ts'
export { loadSteps } from './load-steps.ts'
