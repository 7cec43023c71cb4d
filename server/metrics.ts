/** Prometheus figures. Nothing in a label can grow without end. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

export interface Metrics {
  call(call: { provider: string; route: string; status: number | 'none'; seconds: number }): void
  callback(provider: string, result: string): void
  opened(): void
  choice(provider: string): void
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
  const sessions = new Counter({ name: 'paywicket_sessions_opened_total', help: 'Sessions opened', registers })
  const choices = new Counter({
    name: 'paywicket_choices_total',
    help: 'Methods chosen',
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
    call: ({ provider, route, status, seconds }) => calls.observe({ provider, route, status: String(status) }, seconds),
    callback: (provider, result) => callbacks.inc({ provider, result }),
    opened: () => sessions.inc(),
    choice: (provider) => choices.inc({ provider }),
    render(now) {
      streams.set(now.streams)
      waiting.set(now.waiting)
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}
