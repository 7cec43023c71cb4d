/**
 * Session creation against bare Hono with the same two inserts, turn by turn, and the memory of an idle event stream.
 * Bounded: a few thousand requests and streams, all to loopback. Prints medians and ratios; asserts nothing.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { Agent, request, type ClientRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const ROUNDS = 7
const REQUESTS = 600
const CLIENTS = 16
/** Enough of them that it does not matter what of the heap is waiting to be collected. */
const STREAMS = 6000
const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
const KEY = 'bench-secret-key-0123456789'

async function start(script: string, argument: string): Promise<{ child: ChildProcess; port: number }> {
  const file = fileURLToPath(new URL(script, import.meta.url))
  const child = spawn(process.execPath, [file, argument], { stdio: ['pipe', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: child.stdout }))
    return { child, port: (JSON.parse(line) as { port: number }).port }
  throw new Error(`${script} did not start`)
}

function post(port: number, body: string): Promise<{ status: number; text: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>()
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${KEY}`,
    'content-length': Buffer.byteLength(body),
  }
  const call = request({ port, path: '/v1/sessions', method: 'POST', agent, headers }, (answer) => {
    let text = ''
    answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
    answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
  })
  call.on('error', reject)
  call.end(body)
  return promise
}

let made = 0
const order = () => {
  made += 1
  return JSON.stringify({
    order: { id: `bench-${made}`, amount: { value: '1503.17', currency: 'RUB' } },
    customer: { id: 'c1' },
  })
}

/** Sessions created per second. */
async function rate(port: number): Promise<number> {
  const start = performance.now()
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (let done = 0; done < REQUESTS / CLIENTS; done += 1) {
        const { status, text } = await post(port, order())
        if (status !== 201) throw new Error(`answered ${status}: ${text}`)
      }
    }),
  )
  return REQUESTS / ((performance.now() - start) / 1000)
}

const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0

async function residentKb(pid: number): Promise<number> {
  return Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function streams(child: ChildProcess, port: number): Promise<number> {
  const pid = child.pid ?? 0
  const open: ClientRequest[] = []
  // Each is a buyer's own.
  const listen = async () => {
    const { token } = JSON.parse((await post(port, order())).text) as { token: string }
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const call = request(
      { port, path: '/v1/checkout/events', headers: { authorization: `Bearer ${token}` }, agent: false },
      (answer) => {
        answer.once('data', () => resolve())
        answer.resume()
        // The measured streams are ended by us.
        answer.on('error', () => {})
      },
    )
    call.once('error', reject)
    call.end()
    open.push(call)
    return promise
  }
  const many = async (count: number) => {
    for (let at = 0; at < count; at += 100) await Promise.all(Array.from({ length: 100 }, listen))
  }
  // The first ones warm everything up that is there only once.
  await many(300)
  await sleep(1500)
  const before = await residentKb(pid)
  await many(STREAMS)
  await sleep(3000)
  const after = await residentKb(pid)
  for (const call of open) {
    call.removeAllListeners('error').on('error', () => {})
    call.destroy()
  }
  return (after - before) / STREAMS
}

const folder = await mkdtemp(join(tmpdir(), 'paywicket-bench-'))
const ours = await start('paywicket.ts', join(folder, 'ours.db'))
const bare = await start('bare.ts', join(folder, 'bare.db'))
try {
  await rate(ours.port)
  await rate(bare.port)
  const pairs: [number, number][] = []
  for (let round = 0; round < ROUNDS; round += 1) pairs.push([await rate(ours.port), await rate(bare.port)])
  const our = median(pairs.map(([a]) => a))
  const other = median(pairs.map(([, b]) => b))
  const ratio = median(pairs.map(([a, b]) => a / b))
  process.stdout.write(
    `session create: ${our.toFixed(0)}/s, bare Hono: ${other.toFixed(0)}/s, ratio ${ratio.toFixed(2)} (budget 0.70)\n`,
  )
  const kb = await streams(ours.child, ours.port)
  process.stdout.write(
    `one idle event stream: ${kb.toFixed(1)} KB of server memory over ${STREAMS} streams (budget 40)\n`,
  )
} finally {
  for (const { child } of [ours, bare]) child.stdin?.end()
  agent.destroy()
  await rm(folder, { recursive: true, force: true })
}
