import { conformance } from './suite.ts'
import { startStand } from './stand.ts'
import { INVOICE } from './invoice.ts'

conformance('Invoice by its payment page', INVOICE, (limits) => startStand('invoice', {}, { arrival: 300, ...limits }))
