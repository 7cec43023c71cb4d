/** The form of a chosen method and the views after the picker; they come in a file of their own. */
import { Done } from './Done.tsx'
import { Frame } from './Frame.tsx'
import { MethodForm } from './MethodForm.tsx'
import { Redirect } from './Redirect.tsx'
import { Transfer } from './Transfer.tsx'
import { Wait } from './Wait.tsx'

export const steps = { Done, Frame, MethodForm, Redirect, Transfer, Wait }
export type Steps = typeof steps
