import { conformance } from '../providers/conformance.ts'
import { startStand } from '../testing/stand.ts'
import { PAYMEGA } from './paymega.ts'

conformance('Paymega by its private API', { ...PAYMEGA, asks: true }, (limits) => startStand('paymega', {}, limits))
