/** The sandbox's own calls under `/_sandbox`, and the panel's files. */
import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Callbacks } from './callbacks.ts'
import type { Simulation } from './context.ts'
import { FAULT_KINDS, type Faults } from './faults.ts'
import { eventAmount, EVENTS, PROVIDERS, readCabinetPayment, readEventBody, type SandboxEvent } from './payments.ts'
import { settingFields, type SettingsStore } from './settings.ts'
import { jsonObject, problem, type SandboxEnv } from './wire.ts'

export interface ControlParts {
  readonly simulations: readonly Simulation[]
  readonly settings: SettingsStore
  readonly faults: Faults
  readonly callbacks: Callbacks
  /** Calls `run` whenever something has changed; the answer stops it. */
  readonly subscribe: (run: () => void) => () => void
  /** Tells the subscribers. */
  readonly changed: () => void
  readonly closed: AbortSignal
}

/** `GET payments`, `POST payments`, `POST payments/:id/:event`, faults, settings, callbacks, and an event stream that only says "changed". */
export function controlRoutes(parts: ControlParts): Hono<SandboxEnv> {
  const { simulations, settings, faults, callbacks, subscribe, changed, closed } = parts
  const app = new Hono<SandboxEnv>()

  app.get('/payments', (c) =>
    c.json(simulations.flatMap((simulation) => simulation.payments()).toSorted((a, b) => a.sequence - b.sequence)),
  )

  app.post('/payments', async (c) => {
    const wanted = readCabinetPayment(await anyJson(c.req.raw))
    if ('wrong' in wanted) return problem(c, 422, 'invalid_body', wanted.wrong)
    const { provider, amount, reference = `cabinet-${randomUUID().slice(0, 8)}`, terminal } = wanted
    const simulation = simulations.find(({ id }) => id === provider)
    if (!simulation) return problem(c, 404, 'unknown_provider', `There is no provider "${provider}" here.`)
    const units = eventAmount({ amount }, { minor: 0, currency: amount.currency }, simulation.exponents)
    if (typeof units === 'string') return problem(c, 422, 'invalid_body', units)
    const id =
      terminal === undefined ? simulation.payInCabinet(reference, units) : simulation.payAtTerminal?.(terminal, units)
    if (id === undefined) return problem(c, 409, 'event_refused', 'There is no such terminal, or it takes another sum.')
    return c.json(simulation.find(id) ?? {}, 201)
  })

  app.post('/payments/:id/:event', async (c) => {
    const { id, event } = c.req.param()
    if (!isEvent(event)) {
      return problem(c, 404, 'unknown_event', `There is no event "${event}". The events are: ${EVENTS.join(', ')}.`)
    }
    const text = await c.req.text()
    const json = text.trim() === '' ? {} : jsonObject(text)
    const body = json ? readEventBody(json) : { wrong: 'The body must be a JSON object, or nothing.' }
    if ('wrong' in body) return problem(c, 422, 'invalid_body', body.wrong)
    for (const simulation of simulations) {
      const outcome = simulation.act(id, event, body)
      if (outcome?.kind === 'done') {
        const payment = simulation.find(id)
        return c.json(payment ?? {})
      }
      if (outcome) return problem(c, 409, 'event_refused', outcome.why)
    }
    return problem(c, 404, 'unknown_payment', `No provider here holds a payment "${id}".`)
  })

  app.get('/faults', (c) => c.json(faults.all()))
  app.put('/faults', async (c) => {
    const wrong = faults.replace(await anyJson(c.req.raw))
    changed()
    return wrong ? problem(c, 422, 'invalid_faults', wrong) : c.json(faults.all())
  })
  app.delete('/faults', (c) => {
    faults.clear()
    changed()
    return c.body(null, 204)
  })

  app.get('/settings', (c) => c.json(settings.shown()))
  app.put('/settings', async (c) => {
    const wrong = settings.change(await anyJson(c.req.raw))
    changed()
    return wrong ? problem(c, 422, 'invalid_settings', wrong) : c.json(settings.shown())
  })

  // What the panel's forms are drawn from.
  app.get('/panel', (c) => c.json({ providers: PROVIDERS, faultKinds: FAULT_KINDS, settings: settingFields() }))

  app.get('/callbacks', (c) => c.json(callbacks.log()))

  app.get('/events', (c) =>
    streamSSE(c, async (stream) => {
      const ended = Promise.withResolvers<void>()
      const stop = subscribe(() => void stream.writeSSE({ event: 'changed', data: '' }))
      stream.onAbort(() => ended.resolve())
      closed.addEventListener('abort', () => ended.resolve(), { once: true })
      await stream.writeSSE({ event: 'changed', data: '' })
      await ended.promise
      stop()
    }),
  )

  return app
}

function isEvent(name: string): name is SandboxEvent {
  return EVENTS.some((event) => event === name)
}

/** The body as JSON; what is not JSON is undefined, which every schema refuses in its own words. */
async function anyJson(request: Request): Promise<unknown> {
  try {
    return await request.json()
  } catch {
    return undefined
  }
}
