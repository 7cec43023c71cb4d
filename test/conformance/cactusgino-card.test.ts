import { CACTUSGINO } from './cactusgino.ts'
import { startStand } from './stand.ts'
import { conformance } from './suite.ts'

const CARD = {
  ...CACTUSGINO,
  method: 'cactusgino.card',
  other: 'cactusgino.sbp',
  shows: 'transfer',
  route: '/create_invoice',
  closes: true,
} as const

conformance('Cactusgino by card transfer', CARD, () => startStand('cactusgino'))
