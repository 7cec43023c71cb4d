/** `paywicket doctor` beside a whole system, and against what can be wrong with it. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, test } from 'vitest'
import { listen } from '../../test/support/listener.ts'
import { startBouncer } from '../../test/support/store/bouncer.ts'
import { startPostgres, type Postgres } from '../../test/support/store/postgres.ts'
import { startSystem, type System } from '../../test/support/system.ts'
import { openStore } from '../store/open-store.ts'
import { watchClock } from './doctor/providers.ts'
import { run } from './doctor.ts'

let folder: string
let system: System
let shop: Awaited<ReturnType<typeof listen>>
const asked: string[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paywicket-doctor-'))
  shop = await listen((request, _, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.writeHead(405).end()
  })
  system = await startSystem({ DATABASE_URL: `file:${join(folder, 'shop.db')}` })
})
afterAll(async () => {
  await system.close()
  await shop.close()
  await rm(folder, { recursive: true, force: true })
})

const WEBHOOK_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
/** Every secret of the environment: none may be printed. */
const secrets = () =>
  Object.entries(system.env).flatMap(([name, value]) => (/KEY|SALT|SECRET/.test(name) && value !== '' ? value : []))

async function doctor(env: Record<string, string> = {}, ...args: readonly string[]) {
  const lines: string[] = []
  const say = (line: string) => void lines.push(line)
  const code = await run(args, { env: { ...system.env, ...env }, say, tell: say })
  for (const secret of [...secrets(), ...Object.values(env).filter((value) => /secret/.test(value))])
    expect(lines.join('\n')).not.toContain(secret)
  return { code, lines }
}
/** An address where nobody is any more. */
async function gone(): Promise<string> {
  const listener = await listen(() => {})
  await listener.close()
  return listener.url
}
const about = async (name: string, env: Record<string, string>) => {
  const { code, lines } = await doctor(env)
  return { code, lines: lines.filter((line) => line.slice('warning  '.length).startsWith(`${name}: `)) }
}

describe('paywicket doctor', () => {
  it('finds nothing wrong beside a running server, and changes nothing', async () => {
    const files = await readdir(folder)
    const webhook = { PAYWICKET_WEBHOOK_URL: `${shop.url}/hooks/secret-path`, PAYWICKET_WEBHOOK_SECRET: WEBHOOK_SECRET }
    const { code, lines } = await doctor(webhook)
    expect({ code, lines }).toEqual({
      code: 0,
      lines: [
        'ok       settings: complete; mode test; cactusgino, paymega, invoice',
        'ok       schema: up to date',
        'ok       storage: it opens, and can be written',
        'ok       changes: what one server changes the others hear',
        'ok       PAYWICKET_KEEP_DAYS: not set: persons are erased 400 days after their order is over',
        'ok       cactusgino: it answers, and knows us',
        'ok       paymega: it answers, and knows us',
        'ok       invoice: it answers, and knows us',
        'ok       clock: within 30 seconds of what payment systems say',
        `ok       public address: a Paywicket answers at ${system.url}`,
        `ok       webhooks: something answers at ${shop.url} (HEAD: 405)`,
      ],
    })
    expect(asked).toEqual(['HEAD /hooks/secret-path'])
    expect(await readdir(folder)).toEqual(files)
    expect((await system.control<unknown[]>('GET', '/payments')).body).toEqual([])
  })

  it('names every fault of the settings, and every stranger', async () => {
    const { code, lines } = await doctor({
      PAYWICKET_SECRET_KEY: '',
      PAYWICKET_PORT: 'tcp://10.0.0.1',
      PAYWICKET_KEEP_DAYS: 'ever',
      PAYWICKET_SERCET_KEY: 'secret-with-a-slip',
    })
    expect(code).toBe(1)
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^fault {4}settings: PAYWICKET_SECRET_KEY is missing/),
        expect.stringMatching(/^fault {4}settings: PAYWICKET_PORT must be/),
        expect.stringMatching(/^fault {4}settings: PAYWICKET_KEEP_DAYS must be/),
        expect.stringMatching(/^warning {2}settings: PAYWICKET_SERCET_KEY .+ nearest is PAYWICKET_SECRET_KEY ->/),
        expect.stringMatching(/^ok {7}storage/),
        expect.stringMatching(/^warning {2}the rest: not looked at/),
      ]),
    )
    const stranger = await doctor({ PAYWICKET_SHOPNAME: 'Tea' })
    expect(stranger.code).toBe(0)
    expect(stranger.lines).toContainEqual(expect.stringMatching(/^warning {2}settings: PAYWICKET_SHOPNAME/))
  })

  it.each([
    ['cactusgino', { CACTUSGINO_SALT: 'secret-of-another-shop' }],
    ['paymega', { PAYMEGA_PUBLIC_KEY: 'pk_test_nobodys' }],
    ['paymega', { PAYMEGA_ACCOUNT_ID: 'acc_nobodys', PAYMEGA_API_KEY: 'secret-of-nobody' }],
    ['invoice', { INVOICE_API_KEY: 'secret-of-another-shop' }],
    ['invoice', { INVOICE_BASE_URL: 'http://127.0.0.1:1' }],
  ])('a payment system that does not know us: %s, %j', async (id, env) => {
    const { code, lines } = await about(id, env as Record<string, string>)
    expect(code).toBe(1)
    expect(lines).toEqual([expect.stringMatching(/^fault .+ -> see its credentials/)])
  })

  it('what is at the public address', async () => {
    const at = async (url: string) => (await about('public address', { PAYWICKET_PUBLIC_URL: url })).lines
    const nobody = await gone()
    expect(await at(nobody)).toEqual([
      expect.stringContaining(`nothing answers at ${nobody} from here (ECONNREFUSED) -> start the server`),
    ])
    expect(await at(system.sandboxUrl)).toEqual([expect.stringMatching(/^fault .+\/healthz is answered 404/)])
    const other = await listen((_, __, response) => void response.writeHead(200).end('<title>Tea</title>'))
    onTestFinished(other.close)
    expect(await at(other.url)).toEqual([expect.stringMatching(/^fault .+ is no Paywicket ->/)])
    const leading = await listen(
      (_, __, response) => void response.writeHead(301, { location: `${system.url}/` }).end(),
    )
    onTestFinished(leading.close)
    expect(await at(leading.url)).toEqual([
      expect.stringContaining(`leads on to ${system.url} -> set PAYWICKET_PUBLIC_URL`),
    ])
  })

  it('webhooks that nobody takes are no fault', async () => {
    expect(await about('webhooks', {})).toMatchObject({ code: 0, lines: [expect.stringContaining('none are sent')] })
    const nobody = await gone()
    const env = { PAYWICKET_WEBHOOK_URL: `${nobody}/secret`, PAYWICKET_WEBHOOK_SECRET: WEBHOOK_SECRET }
    expect(await about('webhooks', env)).toEqual({
      code: 0,
      lines: [expect.stringContaining(`nothing answers at ${nobody} (ECONNREFUSED)`)],
    })
  })

  it('storage that is not there, is old, is newer, or cannot be opened', async () => {
    const file = join(folder, 'other.db')
    const env = { DATABASE_URL: `file:${file}` }
    expect(await about('storage', env)).toMatchObject({ code: 0, lines: [expect.stringContaining('no database at')] })
    expect(await readdir(folder)).not.toContain('other.db')
    const never = { DATABASE_URL: 'file:/proc/none/shop.db' }
    if (process.platform === 'linux' && process.getuid?.() !== 0)
      expect(await about('storage', never)).toMatchObject({
        code: 1,
        lines: [expect.stringContaining('cannot be made')],
      })
    expect(await about('storage', { DATABASE_URL: 'file::memory:' })).toMatchObject({
      code: 0,
      lines: [expect.stringContaining('in memory')],
    })

    await (await openStore(`file:${file}`)).close()
    const database = new DatabaseSync(file)
    onTestFinished(() => database.close())
    database.exec(`delete from kysely_migration where name = '0007-erasing'`)
    expect(await about('storage', env)).toMatchObject({
      code: 0,
      lines: [expect.stringMatching(/lacks 0007-erasing -> run/)],
    })
    database.exec(
      `insert into kysely_migration (name, timestamp) values ('0007-erasing', '2026'), ('9999-next', '2099')`,
    )
    expect(await about('schema', env)).toMatchObject({ code: 0, lines: [expect.stringContaining('made 9999-next')] })
    database.exec(`delete from settings where name = 'keep_days'`)
    expect((await about('PAYWICKET_KEEP_DAYS', env)).lines).toEqual([
      expect.stringMatching(/^warning .+ nobody is ever erased/),
    ])
    const kept = { ...env, PAYWICKET_KEEP_DAYS: '30' }
    expect((await about('PAYWICKET_KEEP_DAYS', kept)).lines).toEqual([expect.stringMatching(/^ok .+ erased 30 days/)])

    const away = { DATABASE_URL: 'postgres://user:secret-word@127.0.0.1:1/shop' }
    expect(await about('storage', away)).toMatchObject({
      code: 1,
      lines: [expect.stringMatching(/^fault .+ECONNREFUSED/)],
    })
    const odd = { DATABASE_URL: 'mysql://user:secret-word@127.0.0.1/shop' }
    expect(await about('storage', odd)).toMatchObject({ code: 1, lines: [expect.stringContaining('must begin with')] })
  })

  it('--page looks at a page alone', async () => {
    const page = await listen(
      (_, __, response) =>
        void response
          .writeHead(200, { 'content-security-policy': "default-src 'none'" })
          .end(`<script src="${system.url}/paywicket.js"></script>`),
    )
    onTestFinished(page.close)
    const { code, lines } = await doctor({}, '--page', `${page.url}/pay?token=secret`)
    expect(code).toBe(1)
    expect(lines[0]).toMatch(/^ok {7}page: http:\S+\/pay has the widget in it, with the server http:\S+$/)
    expect(lines).toContainEqual(expect.stringMatching(/^fault {4}policy: connect-src does not let/))
    expect(lines).toContainEqual(expect.stringMatching(/^fault {4}paywicket\.js: the policy does not let it run/))
    expect(lines.at(-1)).toMatch(/^ok {7}paywicket\.js: what comes from .+ is the file of this release$/)
    expect((await doctor({}, '--page', 'shop.example')).code).toBe(2)
  })
})

describe('PostgreSQL', () => {
  let postgres: Postgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.stop())

  it('a role that may not write, and a pooler that lets nobody hear', async () => {
    const url = await postgres.database()
    await (await openStore(url)).close()
    expect(await about('changes', { DATABASE_URL: url })).toMatchObject({
      code: 0,
      lines: [expect.stringMatching(/^ok /)],
    })

    const bouncer = await startBouncer(postgres.socket, 'transaction')
    onTestFinished(bouncer.close)
    expect(await about('changes', { DATABASE_URL: bouncer.through(url) })).toEqual({
      code: 0,
      lines: [
        expect.stringMatching(
          /^warning {2}changes: the database does not tell of changes .+ -> connect past the pooler/,
        ),
      ],
    })

    await postgres.query(url, `create role reader login password 'secret-word'`)
    await postgres.query(url, 'grant select on all tables in schema public to reader')
    const reader = url.replace(/\/\/[^@]*@/, '//reader:secret-word@')
    expect(await about('storage', { DATABASE_URL: reader })).toMatchObject({
      code: 1,
      lines: [expect.stringMatching(/^fault {4}storage: it cannot be written: permission denied .+ -> let the role/)],
    })
  })
})

test.each([
  [45_000, /^warning$/, /this machine is 4[45] seconds ahead of/],
  [-40_000, /^warning$/, /this machine is (39|40|41) seconds behind/],
  [20_000, /^ok$/, /within 30 seconds/],
])('a clock that is %d ms off', async (off, level, text) => {
  const at = Date.parse('2026-11-27T12:00:00Z')
  const answers = ['', new Date(at).toUTCString(), new Date(at - 500_000).toUTCString()].values()
  const clock = watchClock(
    async () => new Response('', { headers: { date: answers.next().value ?? '' } }),
    () => at + off,
  )
  expect(clock.finding()).toMatchObject({ level: 'warning', text: 'no answer said what time it is' })
  for (let count = 0; count < 3; count++) await clock.fetch('https://bank.example')
  const finding = clock.finding()
  expect([finding.level, finding.text]).toEqual([expect.stringMatching(level), expect.stringMatching(text)])
})
