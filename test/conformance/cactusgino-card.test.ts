import { conformance } from './suite.ts'
import { startStand } from './stand.ts'
import { CACTUSGINO } from './cactusgino.ts'

const CARD = {
  ...CACTUSGINO,
  method: 'cactusgino.card',
  other: 'cactusgino.sbp',
  shows: 'transfer',
  route: '/create_invoice',
  closes: true,
} as const

conformance('Cactusgino by card transfer', CARD, (limits) => startStand('cactusgino', {}, limits))
