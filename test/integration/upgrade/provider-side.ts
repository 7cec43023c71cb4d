/**
 * The payment systems of a recording, over real HTTP: each call is answered as the sandbox of that release answered the
 * same one, and what nobody asked then is answered 501 and written down.
 */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Recording, TimedExchange } from './recording.ts'

/** One call of the server. */
export interface Call {
  readonly method: string
  readonly path: string
  /** Our attempt that it is about; for a refund of its own, the refund; empty for a list. */
  readonly about: string
  readonly status: number
}

export interface ProviderSide {
  readonly url: string
  /** Answered calls, oldest first. */
  readonly calls: readonly Call[]
  /** Lets calls about attempts through; until then they wait for their answers, and the server not for ever. */
  open(): void
  /** From now on it knows what was known in this hour of the recording. */
  turn(hour: number): void
  close(): void
}

type Step = TimedExchange & { readonly call: string }

/** What was said about one attempt, in its order: a look-up after a close says something else than one before it. */
class Tape {
  readonly #steps: Step[] = []
  #at = -1

  add(step: Step): void {
    this.#steps.push(step)
  }

  /**
   * The answer to `call`: the next one if it is that, else the last one again, else the nearest. What was said later than
   * in this hour is said only where nothing else is known.
   */
  play(call: string, hour: number): Step | undefined {
    return this.#find(call, hour) ?? this.#find(call, Number.POSITIVE_INFINITY)
  }

  #find(call: string, hour: number): Step | undefined {
    const isIt = (step: Step | undefined) => step?.call === call && step.hour <= hour
    const [last, next] = [this.#steps[this.#at], this.#steps[this.#at + 1]]
    if (isIt(next)) this.#at += 1
    else if (!isIt(last)) {
      const ahead = this.#steps.findIndex((step, index) => index > this.#at && isIt(step))
      if (ahead < 0) return this.#steps.slice(0, this.#at + 1).findLast(isIt)
      this.#at = ahead
    }
    return this.#steps[this.#at]
  }
}

/** Finds whom a call is about: the payment systems name our attempt or their own payment. */
function readerOf(recording: Recording): (text: string) => { readonly named: string; readonly about: string } {
  const names = new Map<string, string>()
  for (const { id, reference } of recording.of('payment')) names.set(id, reference).set(reference, reference)
  for (const { body } of recording.of('exchange')) {
    const refund = /^\{"id":"(R[0-9a-f]+)"\}$/.exec(body)?.[1]
    if (refund !== undefined) names.set(refund, refund)
  }
  return (text) => {
    const named = text.match(/\w+/g)?.find((word) => names.has(word)) ?? ''
    return { named, about: names.get(named) ?? '' }
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** Starts it on a free port of loopback. The first call about each of the attempts `troubled` fails. */
export async function startProviderSide(recording: Recording, troubled: readonly string[]): Promise<ProviderSide> {
  const unwell = new Set(troubled)
  let now = 0
  const read = readerOf(recording)
  const tapes = new Map<string, Tape>()
  const calls: Call[] = []
  const gate = Promise.withResolvers<void>()
  const callOf = (method: string, path: string, named: string) => `${method} ${path.split('?')[0]} ${named}`
  for (const exchange of recording.of('exchange')) {
    const { named, about } = read(exchange.path + exchange.body)
    const tape = tapes.get(about) ?? new Tape()
    tape.add({ ...exchange, call: callOf(exchange.method, exchange.path, named) })
    tapes.set(about, tape)
  }

  const server = createServer((request, response) => {
    const answer = async () => {
      const { method = 'GET', url: path = '/' } = request
      const { named, about } = read(path + (await textOf(request)))
      if (about !== '') await gate.promise
      const isUnwell = unwell.delete(about)
      const known = isUnwell ? undefined : tapes.get(about)?.play(callOf(method, path, named), now)
      const { status, text } = known ?? { status: isUnwell ? 500 : 501, text: '' }
      calls.push({ method, path, about, status })
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(text)
    }
    answer().catch(() => request.socket.resetAndDestroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    open: () => gate.resolve(),
    turn(hour) {
      now = hour
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
