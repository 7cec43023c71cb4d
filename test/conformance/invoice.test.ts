import { INVOICE } from './invoice.ts'
import { startStand } from './stand.ts'
import { conformance } from './suite.ts'

conformance('Invoice by its payment page', INVOICE, () => startStand('invoice'))
