/**
 * `paywicket reconcile --since TIME`: compares all payments that the payment systems have opened since then with our own records and mends
 * ours. Reads the server's environment and its database; the server may run meanwhile or not.
 */
import { reconcile, type Count, type Finding, type Standing, type Where } from '../checkout/reconcile.ts'
import { besideServer } from './beside.ts'
import { command, UsageError, type Around } from './command.ts'

const HELP = `Usage: paywicket reconcile --since TIME

  --since TIME       ISO 8601: 2026-11-20 or 2026-11-20T15:30:00+03:00. Payments opened at or after it are compared

Each difference is a line on the standard output, progress is on the other. Reads the server's environment; the server may run
meanwhile or not.

Exit status 0: all is mended. 1: something needs a person. 2: it could not begin.
`
/** Between two lines of progress, ms. */
const PACE = 1000

/** The time, ms. Throws a `UsageError` where it is none. */
function readSince(given: string | undefined): number {
  if (given === undefined) throw new UsageError('Say since when: --since TIME.')
  const since = /^\d{4}-\d{2}-\d{2}(T.+)?$/.test(given) ? Date.parse(given) : Number.NaN
  if (Number.isNaN(since)) throw new UsageError(`${given} is not a time.`)
  if (since > Date.now()) throw new UsageError(`${given} has not come yet.`)
  return since
}

const TROUBLES: Readonly<Record<Extract<Finding, { kind: 'person' }>['trouble'], string>> = {
  'matches-no-order': 'money that matches no order; assign it (GET /v1/unmatched)',
  'provider-says-less': 'the payment system holds less than our record; a record is never lowered by a report',
  'unknown-to-provider': 'our record names a payment that the payment system does not list',
  'other-currency': 'money in another currency than the order',
  'other-mode': 'a payment of the other mode under our reference',
  unreadable: 'part of the list could not be read',
  'not-walked': 'the list ended early; run this again',
}

function placeText({ provider, payment, order, session, attempt }: Where): string {
  const parts = { payment, order, session, attempt }
  const named = Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`]))
  return [provider, ...named].join('  ')
}

function changes(was: Standing, is: Standing): string {
  const parts = was.status === is.status ? [] : [`${was.status} -> ${is.status}`]
  for (const column of ['received', 'refunded', 'chargedBack'] as const) {
    if (was[column].value !== is[column].value)
      parts.push(`${column} ${was[column].value} -> ${is[column].value} ${is[column].currency}`)
  }
  if (was.failure !== is.failure) parts.push(`failure ${is.failure ?? 'none'}`)
  return parts.join(', ')
}

function lineOf(finding: Finding): string {
  switch (finding.kind) {
    case 'mended':
      return `mended  ${placeText(finding)}  ${changes(finding.was, finding.is)}`
    case 'person':
      return `person  ${placeText(finding)}  ${TROUBLES[finding.trouble]} (${finding.detail})`
  }
}

const countText = ({ provider, compared, mended, persons, others }: Count): string =>
  `${provider}: ${compared} payments compared, ${mended} mended, ${persons} for a person, ${others} not ours`

function compare(since: number, around: Around): Promise<number> {
  const { say, tell } = around
  const log = { info: () => {}, warn: () => {}, error: (_: object, message: string) => tell(message) }
  return besideServer(around, log, async ({ config: { providers, mode }, store, sessions, now }) => {
    const ending = new AbortController()
    process.once('SIGINT', () => ending.abort())
    let spoke = 0
    const counts: Count[] = []
    for (const provider of providers) {
      const count = await reconcile(provider, {
        deps: { store, sessions, now, log, mode },
        since,
        signal: ending.signal,
        found: (finding) => say(lineOf(finding)),
        walked(progress) {
          if (Date.now() - spoke < PACE) return
          spoke = Date.now()
          tell(countText(progress))
        },
      })
      if (count) counts.push(count)
      else tell(`${provider.id}: it can be asked for nothing, so nothing could be compared`)
    }
    for (const count of counts) say(countText(count))
    return counts.some(({ persons }) => persons > 0) ? 1 : 0
  })
}

export const run = command({
  help: HELP,
  options: { since: { type: 'string' } },
  run: async (values, around) => compare(readSince(values.since), around),
})
