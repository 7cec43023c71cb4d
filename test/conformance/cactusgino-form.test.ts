import { CACTUSGINO } from './cactusgino.ts'
import { startStand } from './stand.ts'
import { conformance } from './suite.ts'

const FORM = {
  ...CACTUSGINO,
  method: 'cactusgino.form.card',
  other: 'cactusgino.form.sbp',
  shows: 'frame',
  route: '/obtain_token',
  closes: true,
} as const

conformance('Cactusgino by its payment form', FORM, () => startStand('cactusgino'))
