import { PAYMEGA } from './paymega.ts'
import { startStand } from './stand.ts'
import { conformance } from './suite.ts'

const PRIVATE = {
  ...PAYMEGA,
  asks: true,
  refunds: { route: '/refund', final: 422, unknown: { status: 502, body: '' } },
} as const

conformance('Paymega by its private API', PRIVATE, () => startStand('paymega'))
