import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterEach, expect, it } from 'vitest'
import { listen, type Listener } from './listener.ts'

const opened: Listener[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) {
    one.cut()
    await one.close()
  }
})

async function answering(...args: Parameters<typeof listen>): Promise<Listener> {
  const listener = await listen(...args)
  opened.push(listener)
  listener.answer(() => new Response('here'))
  return listener
}

const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? [])
const hasSix = addresses.some(({ address }) => address === '::1')
const outside = addresses.find(({ internal, family }) => !internal && family === 'IPv4')?.address
const asked = (host: string, port: number) =>
  fetch(`http://${host}:${port}/`).then(
    (answer) => answer.text(),
    () => 'nobody',
  )

it('answers both addresses of this machine, and nobody else', async () => {
  const { port } = await answering(0)
  expect(await asked('127.0.0.1', port)).toBe('here')
  expect(await asked('[::1]', port)).toBe(hasSix ? 'here' : 'nobody')
  if (outside !== undefined) expect(await asked(outside, port)).toBe('nobody')
})

it('answers everywhere where it is told so', async () => {
  const { port } = await answering(0, '0.0.0.0')
  expect(await asked('127.0.0.1', port)).toBe('here')
  if (outside !== undefined) expect(await asked(outside, port)).toBe('here')
})

it('closes all that it has opened', async () => {
  const listener = await answering(0)
  listener.cut()
  await listener.close()
  opened.pop()
  const again = await answering(listener.port)
  expect(again.port).toBe(listener.port)
})

it.runIf(hasSix)('takes no port of which somebody has one half', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '::1', resolve))
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  await expect(listen(port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
  // What it had taken of the port is free again.
  expect(await asked('127.0.0.1', port)).toBe('nobody')
  await new Promise((resolve) => other.close(resolve))
})
