/** The picker's filter, the form of a chosen method, and the views after the picker; they come in a file of their own. */
import { asItWas } from './as-it-was.ts'
import { Done } from './Done.tsx'
import { Filter } from './Filter.tsx'
import { Frame } from './Frame.tsx'
import { MethodForm } from './MethodForm.tsx'
import { Redirect } from './Redirect.tsx'
import { Transfer } from './Transfer.tsx'
import { Wait } from './Wait.tsx'

export const lazyViews = { asItWas, Done, Filter, Frame, MethodForm, Redirect, Transfer, Wait }
export type LazyViews = typeof lazyViews
