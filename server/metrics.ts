/** Prometheus figures. Nothing in a label can grow without end. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** `away`: the last calls in a row brought no answer or a server's error. */
export type Health = 'answering' | 'away' | 'not-asked'
/** So many failures in a row are more than bad luck. */
const FAILURES = 3

export interface Metrics {
  call(call: { provider: string; route: string; status: number | 'none'; seconds: number }): void
  callback(provider: string, result: string): void
  /** Somebody was refused by this limit. */
  limited(limit: string): void
  opened(): void
  /** An attempt has come to this status. */
  attempt(provider: string, status: string): void
  /** Details have come with something that does not add up about them. */
  warned(provider: string, warning: string): void
  /** A catalogue had something over its budget, which was left out. */
  leftOut(part: { readonly provider: string; readonly what: string; readonly count: number }): void
  /** A page's policy has stopped something, by the directive's name. */
  violation(directive: string): void
  /** How the provider has answered lately. */
  health(provider: string): Health
  /** `streams` are open event streams, `waiting` the age of the oldest untold event in seconds. */
  render(now: { readonly streams: number; readonly waiting: number }): Promise<string>
  readonly contentType: string
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const calls = new Histogram({
    name: 'paywicket_provider_call_seconds',
    help: 'Calls to payment systems',
    labelNames: ['provider', 'route', 'status'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300],
    registers,
  })
  const callbacks = new Counter({
    name: 'paywicket_callbacks_total',
    help: 'Callbacks by result',
    labelNames: ['provider', 'result'],
    registers,
  })
  const limited = new Counter({
    name: 'paywicket_limited_total',
    help: 'Refused, because it was too often',
    labelNames: ['limit'],
    registers,
  })
  const sessions = new Counter({ name: 'paywicket_sessions_opened_total', help: 'Sessions opened', registers })
  const attempts = new Counter({
    name: 'paywicket_attempts_total',
    help: 'Attempts by the status they came to',
    labelNames: ['provider', 'status'],
    registers,
  })
  const warnings = new Counter({
    name: 'paywicket_details_warnings_total',
    help: 'Details of payments with something that does not add up about them',
    labelNames: ['provider', 'warning'],
    registers,
  })
  const leftOut = new Counter({
    name: 'paywicket_catalogue_left_out_total',
    help: 'Parts of catalogues over the budget: size, depth, rows, fields, text, pattern',
    labelNames: ['provider', 'what'],
    registers,
  })
  const violations = new Counter({
    name: 'paywicket_policy_violations_total',
    help: 'What the Content-Security-Policy of a page has stopped, as browsers tell it',
    labelNames: ['directive'],
    registers,
  })
  const heardAt = new Map<string, number>()
  const age = new Gauge({
    name: 'paywicket_callback_age_seconds',
    help: 'Time since the last callback',
    labelNames: ['provider'],
    registers,
  })
  const failures = new Map<string, number>()
  const up = new Gauge({
    name: 'paywicket_provider_up',
    help: '1 where the payment system answers, 0 where its last calls failed',
    labelNames: ['provider'],
    registers,
  })
  const streams = new Gauge({ name: 'paywicket_streams_open', help: 'Open event streams', registers })
  const waiting = new Gauge({
    name: 'paywicket_outbox_oldest_seconds',
    help: 'Age of the oldest event the shop was not told',
    registers,
  })
  return {
    call({ provider, route, status, seconds }) {
      calls.observe({ provider, route, status: String(status) }, seconds)
      const isFailure = status === 'none' || status >= 500
      failures.set(provider, isFailure ? (failures.get(provider) ?? 0) + 1 : 0)
      up.set({ provider }, (failures.get(provider) ?? 0) < FAILURES ? 1 : 0)
    },
    callback(provider, result) {
      callbacks.inc({ provider, result })
      if (result === 'taken' || result === 'unclear') heardAt.set(provider, Date.now())
    },
    limited: (limit) => limited.inc({ limit }),
    opened: () => sessions.inc(),
    attempt: (provider, status) => attempts.inc({ provider, status }),
    warned: (provider, warning) => warnings.inc({ provider, warning }),
    leftOut: ({ provider, what, count }) => leftOut.inc({ provider, what }, count),
    violation: (directive) => violations.inc({ directive }),
    health(provider) {
      const count = failures.get(provider)
      if (count === undefined) return 'not-asked'
      return count < FAILURES ? 'answering' : 'away'
    },
    render(now) {
      for (const [provider, at] of heardAt) age.set({ provider }, (Date.now() - at) / 1000)
      streams.set(now.streams)
      waiting.set(now.waiting)
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}
