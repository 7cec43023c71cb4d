import { conformance } from './suite.ts'
import { startStand } from './stand.ts'
import { PAYMEGA } from './paymega.ts'

/** Without the private API's keys nothing is found by our reference: a creation without an answer is repeated. */
const PUBLIC = { PAYMEGA_ACCOUNT_ID: '', PAYMEGA_API_KEY: '' }

conformance('Paymega by its public API', { ...PAYMEGA, asks: true }, (limits) => startStand('paymega', PUBLIC, limits))
