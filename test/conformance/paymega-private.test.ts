import { PAYMEGA } from './paymega.ts'
import { startStand } from './stand.ts'
import { conformance } from './suite.ts'

conformance('Paymega by its private API', { ...PAYMEGA, asks: true }, () => startStand('paymega'))
