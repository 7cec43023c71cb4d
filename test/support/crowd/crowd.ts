/** Honest buyers who choose, alone and beside somebody who opens streams of one token without end. */
import { Agent, request, type ClientRequest } from 'node:http'
import { fileURLToPath } from 'node:url'
import { call } from '../call.ts'
import { startNode } from '../child.ts'

export interface Crowd {
  readonly buyers: number
  /** How often each of them chooses. */
  readonly rounds: number
  /** Between two of a buyer's commands, ms, on average. */
  readonly pause: number
  /** How many streams of one token are opened. */
  readonly streams: number
  /** Does the server let them be opened? Else it refuses all but as many as are usual. */
  readonly areLetIn: boolean
}

export interface Measured {
  /** Of the time that `choose` takes, ms: 99 of 100 are quicker. */
  readonly alone: number
  readonly beside: number
  /** How many streams of the one token were held open, and how many were refused. */
  readonly open: number
  readonly refused: number
}

/** So many streams are being opened at once. */
const OPENING = 50
const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const SERVER = fileURLToPath(new URL('server.ts', import.meta.url))
const METHOD = { method: 'cactusgino.card' }

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const p99 = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.99) - 1] ?? 0

/** What one crowd does at one server. */
function visitors(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const streams = new Set<ClientRequest>()
  let orders = 0

  async function arrive(): Promise<string> {
    orders += 1
    const order = { id: `crowd-${orders}`, amount: { value: '1503.17', currency: 'RUB' } }
    const body = { order, customer: { id: `customer-${orders}` } }
    return (await call<{ token: string }>(`${url}/v1/sessions`, 'POST', body)).token
  }

  /** Resolves to the status and the text of the answer. */
  function command(token: string, name: string, body: object): Promise<{ status: number; text: string }> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    return new Promise((resolve, reject) => {
      const asked = request(`${url}/v1/checkout/${name}`, { method: 'POST', agent, headers }, (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        answer.once('end', () => resolve({ status: answer.statusCode ?? 0, text }))
      })
      asked.once('error', reject)
      asked.end(JSON.stringify(body))
    })
  }

  /** Resolves to its status as soon as it is known; what comes is read and forgotten. */
  function stream(token: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}` }
      const asked = request(`${url}/v1/checkout/events`, { agent: false, headers }, (answer) => {
        resolve(answer.statusCode ?? 0)
        answer.on('error', () => {}).once('close', () => streams.delete(asked))
        answer.resume()
      })
      asked.on('error', reject)
      asked.end()
      streams.add(asked)
    })
  }

  /** Chooses, and then leaves it; resolves to the ms that the choice took, undefined where there was none. */
  async function chooseOnce(token: string): Promise<number | undefined> {
    const start = performance.now()
    const { status, text } = await command(token, 'choose', METHOD)
    const took = performance.now() - start
    if (status !== 200) return undefined
    const { attempt } = JSON.parse(text) as { attempt?: { id: string } }
    await command(token, 'cancel', { attempt: attempt?.id ?? '' })
    return took
  }

  return { arrive, stream, chooseOnce, leave: () => streams.forEach((one) => one.destroy()) }
}

/** All of them choose; `disturb` runs beside them until they are done. Resolves to the times, ms. */
async function shop(
  { buyers, rounds, pause }: Crowd,
  { arrive, stream, chooseOnce }: ReturnType<typeof visitors>,
  disturb: (areDone: () => boolean) => Promise<void>,
): Promise<number[]> {
  const tokens: string[] = []
  for (let count = 0; count < buyers; count += 1) tokens.push(await arrive())
  await Promise.all(tokens.map(stream))
  const times: number[] = []
  let isOver = false
  const disturbing = disturb(() => isOver)
  await Promise.all(
    tokens.map(async (token) => {
      for (let round = 0; round < rounds; round += 1) {
        await sleep(Math.random() * 2 * pause)
        const took = await chooseOnce(token)
        if (took === undefined) throw new Error('an honest buyer was refused')
        times.push(took)
      }
    }),
  )
  isOver = true
  await disturbing
  return times
}

/** One server, on which buyers choose alone, and then beside the streams. Throws where an honest buyer is refused. */
export async function measure(crowd: Crowd): Promise<Measured> {
  const args = crowd.areLetIn ? [SERVER, String(crowd.streams)] : [SERVER]
  const server = startNode(args, { cwd: ROOT, hasChannel: true })
  try {
    const visiting = visitors(String(await server.told()))
    // What is compiled and known only once is no part of it.
    await shop({ ...crowd, rounds: 1 }, visiting, async () => {})
    const alone = await shop(crowd, visiting, async () => {})
    const statuses: number[] = []
    const beside = await shop(crowd, visiting, async (areDone) => {
      const token = await visiting.arrive()
      // Whoever holds them also sees to it that there is something to tell.
      const stirring = (async () => {
        while (!areDone()) {
          await visiting.chooseOnce(token)
          await sleep(crowd.pause / 10)
        }
      })()
      for (let opened = 0; opened < crowd.streams; opened += OPENING) {
        const more = Array.from({ length: Math.min(OPENING, crowd.streams - opened) }, () => visiting.stream(token))
        statuses.push(...(await Promise.all(more)))
      }
      await stirring
    })
    visiting.leave()
    return {
      alone: p99(alone),
      beside: p99(beside),
      open: statuses.filter((status) => status === 200).length,
      refused: statuses.filter((status) => status === 429).length,
    }
  } finally {
    await server.kill()
  }
}
