import { conformance } from './suite.ts'
import { startStand } from './stand.ts'
import { PAYMEGA } from './paymega.ts'

conformance('Paymega by its private API', { ...PAYMEGA, asks: true }, (limits) => startStand('paymega', {}, limits))
