import { PAYMEGA } from './paymega.ts'
import { startStand } from './stand.ts'
import { conformance } from './suite.ts'

/** Without the private API's keys nothing is found by our reference: a creation without an answer is repeated. */
const PUBLIC = { PAYMEGA_ACCOUNT_ID: '', PAYMEGA_API_KEY: '' }

conformance('Paymega by its public API', { ...PAYMEGA, asks: true }, () => startStand('paymega', PUBLIC))
