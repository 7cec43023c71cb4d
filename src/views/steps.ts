/** Everything after the picker, in one file that is fetched while the buyer is still choosing. */
import { Done } from './Done.tsx'
import { Frame } from './Frame.tsx'
import { Redirect } from './Redirect.tsx'
import { Transfer } from './Transfer.tsx'
import { Wait } from './Wait.tsx'

export { default as css } from '../styles/steps.css?inline'
export const steps = { Done, Frame, Redirect, Transfer, Wait }
export type Steps = typeof steps
