/** Every block of code in README and docs is run, or held to be what it says, or is named here with the reason why not. It needs `npm run build` first. */
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { Webhook } from 'standardwebhooks'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { startNode } from '../../test/support/child.ts'
import { SECRET_KEY } from '../../test/support/system.ts'
import { pack, ROOT } from '../package/packed.ts'
import { blocksIn, fileOf, pages, type Block } from './blocks.ts'
import { commandsIn, curlIn, type Call } from './commands.ts'
import { payAsBuyer, SECRET, systemFor } from './journey.ts'

const packed = await pack()
afterAll(packed.remove)

const all = pages().flatMap((page) => blocksIn(page))
const named = (block: Block): string => `${block.page}:${block.line} ${block.language}`
const of = (...languages: readonly string[]) =>
  all
    .filter((block) => languages.includes(block.language) && fileOf(block) === undefined)
    .map((block) => [named(block), block] as const)

const openapi = await describedPaths()
const control = await readFile(join(ROOT, 'server/sandbox/control.ts'), 'utf8')
const ROUTES = {
  server: openapi,
  sandbox: [...control.matchAll(/app\.(get|put|post|delete)\('([^']+)'/g)].map(
    ([, method = '', path]) => `${method.toUpperCase()} /_sandbox${path}`,
  ),
}

/** Every route of the shop's API, as the server describes it. */
async function describedPaths(): Promise<readonly string[]> {
  const system = await systemFor('http://127.0.0.1:9/webhook')
  const { paths } = (await (await fetch(`${system.url}/openapi.json`)).json()) as { paths: Record<string, object> }
  await system.close()
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((name) => `${name.toUpperCase()} ${path}`),
  )
}

/** Blocks of languages that only some pages have, and what runs them. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'docs/operations.md sql': 'test/integration/roles.test.ts runs them',
  'docs/operations.md dockerfile': 'one line of settings; what would run it is a container’s own program',
  'docs/operations.md nginx': 'nginx is not on npm; test/integration/prefix.test.ts holds what it says of the path',
}
/** Languages that the tests below hold, wherever they stand. */
const HELD = new Set(['sh', 'html', 'js', 'jsx', 'ts', 'tsx', 'json'])
/** Pages whose blocks are files of a sample, which scripts/guide/samples.test.ts runs. */
const SAMPLES = /^docs\/backends\//

test('no block is of another kind', () => {
  expect(all.length).toBeGreaterThan(40)
  const others = all.filter((block) => !HELD.has(block.language) && fileOf(block) === undefined)
  const kinds = new Set(others.map(({ page, language }) => `${page} ${language}`))
  expect([...kinds].toSorted()).toEqual(Object.keys(ELSEWHERE).toSorted())
})

test('what is a file is of a sample, and a sample has nothing else but what a terminal runs', () => {
  expect(all.filter((block) => fileOf(block) !== undefined && !SAMPLES.test(block.page)).map(named)).toEqual([])
  const loose = all.filter((block) => SAMPLES.test(block.page) && block.language !== 'sh')
  expect(loose.filter((block) => fileOf(block) === undefined).map(named)).toEqual([])
})

test.each(of('json'))('%s is JSON', (_, { text }) => {
  expect(() => JSON.parse(text) as unknown).not.toThrow()
})

describe('what a terminal runs', () => {
  const run = promisify(execFile)
  const helps = new Map<string, Promise<string>>()
  const helpOf = (command: string) => {
    const args = [join(ROOT, 'dist/server/cli.js'), command, '--help']
    const help = helps.get(command) ?? run(process.execPath, args).then(({ stdout }) => stdout)
    helps.set(command, help)
    return help
  }
  /** Programs that are not ours, and that the pages may name. */
  const OTHERS = ['cd', 'cp', 'git', 'mkdir', 'node', 'npm', 'npx', 'php', 'set', '.']

  test.skipIf(process.platform === 'win32').each(of('sh'))('%s is read by a shell', async (_, { text }) => {
    // What stands for something of the reader's own would be a file for the shell.
    await run('sh', ['-nc', text.replaceAll(/<[\w ]+>/g, 'own')])
  })

  test.each(of('sh'))('%s names commands, options and routes that there are', async (_, { text }) => {
    for (const command of commandsIn(text)) {
      const ours = /^npx paywicket (\w+)(.*)$/.exec(command)
      const curl = curlIn(command)
      if (ours) {
        const help = await helpOf(ours[1] ?? '')
        for (const [option] of (ours[2] ?? '').matchAll(/--[\w-]+/g)) expect(help).toContain(option)
      } else if (curl) expect(isRoute(curl), command).toBe(true)
      else expect(OTHERS).toContain(command.split(' ')[0])
    }
  })

  /** Is it a route of the server's description, or of the sandbox's control calls? */
  function isRoute({ method, address }: Call): boolean {
    const { pathname, port } = new URL(address.replaceAll(/<\w+>|…/g, 'x'))
    const known = port === '4401' ? ROUTES.sandbox : ROUTES.server
    return known.some((route) => {
      const [routeMethod, path = ''] = route.split(' ')
      const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}|:\w+/g, '[^/]+')}$`)
      return routeMethod === method && pattern.test(pathname)
    })
  }
})

test.each(of('html'))('%s is HTML without a fault, with attributes that there are', async (_, { text }) => {
  const faults: string[] = []
  const page = parse(`<!doctype html><title>A shop</title>${text}`, {
    onParseError: ({ code }) => void faults.push(code),
  })
  expect(faults).toEqual([])
  const embedding = await readFile(join(ROOT, 'docs/embedding.md'), 'utf8')
  const tags = elementsIn(page).filter(({ tagName }) => tagName === 'script' || tagName === 'pay-wicket')
  expect(tags.length).toBeGreaterThan(0)
  for (const { tagName, attrs } of tags) {
    const own = tagName === 'script' ? attrs.filter(({ name }) => name.startsWith('data-')) : attrs
    for (const { name } of own) expect(embedding).toContain(`\`${name}\``)
  }
})

function elementsIn(node: DefaultTreeAdapterTypes.Node): readonly DefaultTreeAdapterTypes.Element[] {
  const inner = 'childNodes' in node ? node.childNodes.flatMap(elementsIn) : []
  return 'tagName' in node ? [node, ...inner] : inner
}

/** What the reader has before: names that a snippet uses and does not make. */
const BEFORE = `declare const token: string, id: string
declare const thank: () => void
declare const ship: (order: string) => Promise<void>
declare const paywicket: import('paywicket/server').Paywicket
`

test('snippets compile against the package', async () => {
  const place = await packed.install({
    '@types/react': join(ROOT, 'node_modules/@types/react'),
    '@types/node': join(ROOT, 'node_modules/@types/node'),
  })
  const snippets = of('js', 'jsx', 'ts', 'tsx').map(([, block]) => block)
  expect(snippets.length).toBeGreaterThan(4)
  for (const [index, { text, page, line }] of snippets.entries()) {
    // What it makes itself is not there before.
    const before = BEFORE.split('\n').filter((declared) => {
      const name = /const (\w+)/.exec(declared)?.[1] ?? ' '
      return !new RegExp(`const (?:${name}|\\{[^}]*\\b${name}\\b[^}]*\\}) =`).test(text)
    })
    await writeFile(
      join(place, `snippet-${index}.tsx`),
      `// ${page}:${line}\n${before.join('\n')}\n${text}\nexport {}\n`,
    )
  }
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2022', 'dom'],
    module: 'esnext',
    moduleResolution: 'bundler',
    jsx: 'react-jsx',
    strict: false,
    noEmit: true,
    types: ['node'],
  }
  await writeFile(join(place, 'package.json'), '{ "type": "module" }')
  await writeFile(join(place, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.tsx'] }))
  const args = [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', '.', '--pretty', 'false']
  const said = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: place }, (_, stdout) => resolve(stdout))
  })
  expect(said).toBe('')
})

/** The backend's page as one program: it opens a session, takes a webhook, and sends a part back. */
test('the calls of docs/backend.md do what they say', async () => {
  const [open, webhook, refund, ...more] = blocksIn('docs/backend.md').map(({ text }) => text)
  expect(more).toEqual([])
  const system = await systemFor('http://127.0.0.1:9/webhook')
  onTestFinished(system.close)
  const place = await packed.install()
  const server = 'https://pay.shop.example'
  expect(open).toContain(server)
  const program = `${open?.replaceAll(server, system.url)}
console.log(JSON.stringify({ token, url }))
const ship = async (order) => console.log('shipped ' + order)
${webhook}
const [body, headers] = JSON.parse(process.env.TOLD)
const answer = await webhook(new Request('http://localhost/', { method: 'POST', body, headers }))
console.log('answered ' + answer.status)
const id = new URL(url).pathname.split('/').at(-1)
while ((await paywicket.sessions.retrieve(id)).status !== 'paid') await new Promise((resolve) => setTimeout(resolve, 20))
${refund?.replace('await', 'const [made] = await')}
console.log('sent back ' + made.amount.value)
`
  await writeFile(join(place, 'package.json'), '{ "type": "module" }')
  await writeFile(join(place, 'program.js'), program)
  const body = JSON.stringify({
    type: 'session.paid',
    timestamp: new Date().toISOString(),
    data: { order: { id: '1001' } },
  })
  const at = new Date()
  const headers = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(SECRET).sign('msg_1', at, body),
  }
  const env = {
    PAYWICKET_SECRET_KEY: SECRET_KEY,
    PAYWICKET_WEBHOOK_SECRET: SECRET,
    TOLD: JSON.stringify([body, headers]),
  }
  const child = startNode(['program.js'], { cwd: place, env })
  onTestFinished(async () => void (await child.stop()))
  const [, session = ''] = await child.says(/"token":"pwt_[^]+\/pay\/(ses_\w+)[^]+shipped 1001\nanswered 204/)
  await payAsBuyer(system, session)
  expect({ code: await child.ended, said: child.said() }).toMatchObject({
    code: 0,
    said: expect.stringMatching(/sent back 500\.00\n$/),
  })
})
