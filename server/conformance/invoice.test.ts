import { conformance } from '../providers/conformance.ts'
import { startStand } from '../testing/stand.ts'
import { INVOICE } from './invoice.ts'

conformance('Invoice by its payment page', INVOICE, (limits) => startStand('invoice', {}, { arrival: 300, ...limits }))
