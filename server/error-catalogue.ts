/** Every code that somebody may meet, and what it means: of the API, the widget, the client, and of payments. */
import { factories } from './providers/index.ts'
import { CLIENT_MEANINGS, WIDGET_MEANINGS } from './routes/meanings/own-faults.ts'
import { PROBLEM_MEANINGS } from './routes/meanings/problems.ts'
import { PROBLEMS, type ProblemCode } from './routes/problems.ts'
import { FAILURE_MEANINGS, OUTCOME_MEANINGS, REFUND_MEANINGS } from './texts/failure-meanings.ts'
import type { CodeEntry, Meaning, PLACES } from './texts/meaning.ts'

const placed = (place: keyof typeof PLACES, meanings: Readonly<Record<string, Meaning>>): readonly CodeEntry[] =>
  Object.entries(meanings).map(([code, meaning]) => ({ code, place, ...meaning }))

const problems = Object.entries(PROBLEM_MEANINGS).map(([code, meaning]): CodeEntry => {
  const [status] = PROBLEMS[code as ProblemCode]
  return { code, place: 'api', status, ...meaning }
})

/** In the order of the pages; a code may stand in more than one place. */
export const ERROR_CATALOGUE: readonly CodeEntry[] = [
  ...problems,
  ...placed('widget', WIDGET_MEANINGS),
  ...placed('outcome', OUTCOME_MEANINGS),
  ...placed('client', CLIENT_MEANINGS),
  ...placed('payment', FAILURE_MEANINGS),
  ...placed('refund', REFUND_MEANINGS),
  ...factories.flatMap(({ id, failures }) =>
    failures.map((explained): CodeEntry => ({ place: { provider: id }, ...explained })),
  ),
]
