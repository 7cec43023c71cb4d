/** The package's types, as a strict project of another shop sees them: what must compile, and what must not. */
import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT, type Packed } from './packed.ts'

const HERE = "server: 'https://pay.example', token: 't'"
const ESM = "import { createCheckout } from 'paywicket'\n"
const ELEMENT = "import 'paywicket/element'\n"
const REACT = "import { Checkout } from 'paywicket/react'\n"
const TSX = "import 'paywicket/element/react'\n"
const PREACT_TSX = "/** @jsxImportSource preact */\nimport 'paywicket/element/preact'\n"
const VUE =
  "import 'paywicket/element/vue'\nimport type { GlobalComponents } from 'vue'\ntype Props = InstanceType<GlobalComponents['pay-wicket']>['$props']\n"
const SVELTE =
  "import 'paywicket/element/svelte'\nimport type { SvelteHTMLElements } from 'svelte/elements'\ntype Props = SvelteHTMLElements['pay-wicket']\n"
const PREACT = "/** @jsxImportSource preact */\nimport { Checkout } from 'paywicket/preact'\n"

const RIGHT: Readonly<Record<string, string>> = {
  esm: `${ESM}
import type { Checkout, CheckoutAmount, CheckoutEvents, CheckoutOptions, Translations } from 'paywicket'
const translations: Translations = { toPay: 'Total', found: { one: '{count} way', other: '{count} ways' } }
const options: CheckoutOptions = {
  ${HERE}, locale: 'de', display: 'modal', methods: ['cactusgino.card'], translations,
  appearance: { theme: 'dark', variables: { 'color-primary': '#0a7' } },
  beforeRedirect: async ({ kind, url }) => (kind === 'link' ? confirm(url) : undefined),
  onComplete: ({ session, outcome }) => { const paid: 'paid' | 'overpaid' = outcome; const { value }: CheckoutAmount = session.order.amount },
}
const checkout: Checkout = createCheckout(options)
createCheckout({ server: 'https://pay.example', fetchToken: async () => 't' })
checkout.mount('#here')
checkout.mount(document.body)
const heard = ({ code, text, outcome }: CheckoutEvents['fail']): void => console.log(code, text, outcome === 'retry')
checkout.on('fail', heard)
checkout.off('fail', heard)
checkout.update({ token: 'u' })
const revision: number | undefined = checkout.session?.revision
if (checkout.session?.action.kind === 'done') checkout.destroy()
`,
  element: `${ELEMENT}
import type { PayWicketElement, PayWicketEvents } from 'paywicket/element'
const element = document.createElement('pay-wicket')
const same: PayWicketElement | null = document.querySelector('pay-wicket')
element.open()
element.addEventListener('pw-complete', ({ detail }) => console.log(detail.session.order.id, detail.outcome === 'overpaid'))
document.addEventListener('pw-error', (event: PayWicketEvents['pw-error']) => console.log(event.detail.lasting))
const id: string | undefined = same?.session?.id
`,
  react: `${REACT}
import type { CheckoutProps, CheckoutSession } from 'paywicket/react'
import type { ReactNode } from 'react'
const thank = ({ session }: { session: CheckoutSession }) => console.log(session.id)
export const page: ReactNode = <Checkout ${"server='https://pay.example' token='t'"} className='wide' open display='modal' onComplete={thank} />
export const Own = (props: CheckoutProps) => <section><Checkout {...props} locale='tr' /></section>
`,
  tsx: `${TSX}
import type { PayWicketElement } from 'paywicket/element/react'
import type { RefObject } from 'react'
export const Page = ({ at }: { at: RefObject<PayWicketElement> }) => (
  <pay-wicket ref={at} key='a' id='pay' className='wide' token='t' server='https://pay.example' theme='dark' display='modal'
    options={{ methods: ['cactusgino.card'] }} onpw-complete={({ detail }) => console.log(detail.session.order.id)} />
)
`,
  preactTsx: `${PREACT_TSX}
import type { PayWicketElement } from 'paywicket/element/preact'
import type { RefObject } from 'preact'
export const Page = ({ at }: { at: RefObject<PayWicketElement> }) => (
  <pay-wicket ref={at} key='a' id='pay' class='wide' token='t' server='https://pay.example' theme='dark' display='modal'
    options={{ methods: ['cactusgino.card'] }} onpw-complete={({ detail }) => console.log(detail.session.order.id)} />
)
`,
  money: `import { moneyFormatter, type CheckoutAmount } from 'paywicket/money'
const amount: CheckoutAmount = { value: '1503.17', currency: 'RUB' }
export const text: string = moneyFormatter('ru')(amount)
`,
  vue: `${VUE}
export const props: Props = { token: 't', server: 'https://pay.example', theme: 'dark', id: 'pay', class: 'wide', options: { locale: 'de' } }
export const held: Props = { key: 'a', ref: (at) => console.log(at) }
export const heard: Props = { onPwComplete: ({ detail }) => console.log(detail.outcome === 'overpaid') }
`,
  svelte: `${SVELTE}
export const props: Props = { token: 't', server: 'https://pay.example', theme: 'light', id: 'pay', class: 'wide', options: { locale: 'de' } }
export const heard: Props = { 'onpw-complete': ({ detail }) => console.log(detail.outcome === 'overpaid') }
`,
  preact: `${PREACT}
import type { CheckoutProps } from 'paywicket/preact'
import type { ComponentChild } from 'preact'
export const page: ComponentChild = <Checkout server='https://pay.example' token='t' className='wide' open={false} onClose={({ session }) => console.log(session?.id)} />
export const Own = (props: CheckoutProps) => <section><Checkout {...props} /></section>
`,
}

/** What is wrong, the compiler's number for it, and what it must name. */
const WRONG: readonly (readonly [what: string, code: number, named: string, text: string])[] = [
  ['no server', 2741, 'server', `${ESM}createCheckout({ token: 't' })`],
  ['an unknown option', 2353, 'colour', `${ESM}createCheckout({ ${HERE}, colour: 'red' })`],
  ['an unknown way to show it', 2322, 'popup', `${ESM}createCheckout({ ${HERE}, display: 'popup' })`],
  ['an unknown theme', 2322, 'blue', `${ESM}createCheckout({ ${HERE}, appearance: { theme: 'blue' } })`],
  ['a sentence there is not', 2561, 'toPlay', `${ESM}createCheckout({ ${HERE}, translations: { toPlay: '' } })`],
  ['a token that is no promise', 2322, 'Promise', `${ESM}createCheckout({ ${HERE}, fetchToken: () => 't' })`],
  [
    'another argument than the event',
    2322,
    'string',
    `${ESM}createCheckout({ ${HERE}, onComplete: (id: string) => id })`,
  ],
  ['an answer that is none', 2322, 'string', `${ESM}createCheckout({ ${HERE}, beforeRedirect: () => 'no' })`],
  ['a misspelt event', 2345, 'completed', `${ESM}createCheckout({ ${HERE} }).on('completed', () => {})`],
  [
    'what an event does not say',
    2339,
    'order',
    `${ESM}createCheckout({ ${HERE} }).on('complete', ({ order }) => order)`,
  ],
  [
    'another outcome',
    2367,
    'expired',
    `${ESM}createCheckout({ ${HERE} }).on('complete', (e) => e.outcome === 'expired')`,
  ],
  ['an unknown change', 2353, 'theme', `${ESM}createCheckout({ ${HERE} }).update({ theme: 'dark' })`],
  ['a session that is set', 2540, 'session', `${ESM}createCheckout({ ${HERE} }).session = undefined`],
  ['no place', 2345, 'null', `${ESM}createCheckout({ ${HERE} }).mount(document.querySelector('#here'))`],
  ['what is not exported', 2307, 'paywicket/create', `export * from 'paywicket/create'`],
  ['what an element cannot', 2339, 'show', `${ELEMENT}document.createElement('pay-wicket').show()`],
  ['what an element has not', 2339, 'token', `${ELEMENT}document.querySelector('pay-wicket')?.token`],
  [
    'what its event does not say',
    2339,
    'amount',
    `${ELEMENT}document.addEventListener('pw-complete', (e) => e.detail.amount)`,
  ],
  ['React: no server', 2741, 'server', `${REACT}export const page = <Checkout token='t' />`],
  [
    'React: an unknown prop',
    2322,
    'onPaid',
    `${REACT}export const page = <Checkout server='' token='t' onPaid={() => {}} />`,
  ],
  ['React: a class that is none', 2322, 'number', `${REACT}export const page = <Checkout server='' className={1} />`],
  ['React: children', 2322, 'children', `${REACT}export const page = <Checkout server=''>Pay</Checkout>`],
  ['TSX: an unknown attribute', 2322, 'colour', `${TSX}export const page = <pay-wicket colour='red' />`],
  ['TSX: an unknown theme', 2322, 'blue', `${TSX}export const page = <pay-wicket theme='blue' />`],
  [
    'TSX: what an event does not say',
    2339,
    'order',
    `${TSX}export const page = <pay-wicket onpw-complete={(e) => e.order} />`,
  ],
  ['Vue: an unknown theme', 2322, 'blue', `${VUE}export const props: Props = { theme: 'blue' }`],
  ['Vue: an unknown attribute', 2353, 'warmth', `${VUE}export const props: Props = { warmth: 1 }`],
  [
    'Vue: an event by its own name',
    2353,
    'onPw-complete',
    `${VUE}export const props: Props = { 'onPw-complete': () => {} }`,
  ],
  ['Preact TSX: an unknown attribute', 2322, 'colour', `${PREACT_TSX}export const page = <pay-wicket colour='red' />`],
  ['Preact TSX: an unknown theme', 2322, 'blue', `${PREACT_TSX}export const page = <pay-wicket theme='blue' />`],
  ['Svelte: an unknown theme', 2322, 'blue', `${SVELTE}export const props: Props = { theme: 'blue' }`],
  ['Svelte: an unknown attribute', 2353, 'warmth', `${SVELTE}export const props: Props = { warmth: 1 }`],
  ['Preact: no server', 2322, 'server', `${PREACT}export const page = <Checkout token='t' />`],
  [
    'Preact: another event',
    2322,
    'string',
    `${PREACT}export const page = <Checkout server='' onReady={(id: string) => id} />`,
  ],
]

type Resolution = 'bundler' | 'nodenext'
const MODULE: Readonly<Record<Resolution, string>> = { bundler: 'esnext', nodenext: 'nodenext' }
/** Two ways of looking for packages, and two sets of React's types, all of them seen in two runs. */
const PROJECTS: readonly (readonly [Resolution, react: string, folder: string])[] = [
  ['bundler', '19', 'node_modules'],
  ['nodenext', '18', 'e2e/hosts/react-18/node_modules'],
]

interface Fault {
  readonly code: number
  readonly text: string
}

/** Compiles all of it at once; the faults by the files they are in. */
async function compile(place: string, resolution: Resolution): Promise<ReadonlyMap<string, readonly Fault[]>> {
  const files: Readonly<Record<string, string>> = {
    ...Object.fromEntries(Object.entries(RIGHT).map(([name, text]) => [`right/${name}.tsx`, text])),
    ...Object.fromEntries(WRONG.map(([, , , text], index) => [`wrong/${index}.tsx`, `${text}\nexport {}\n`])),
    'package.json': '{ "type": "module" }',
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        target: 'es2022',
        lib: ['es2022', 'dom'],
        module: MODULE[resolution],
        moduleResolution: resolution,
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        jsx: 'react-jsx',
        types: [],
        noEmit: true,
      },
      include: ['right', 'wrong'],
    }),
  }
  for (const folder of ['right', 'wrong']) await mkdir(join(place, folder))
  for (const [name, text] of Object.entries(files)) await writeFile(join(place, name), text)
  const args = [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', '.', '--pretty', 'false']
  const said = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: place }, (_, stdout) => resolve(stdout))
  })
  const faults = [...said.matchAll(/^(\S[^(\n]*)\(\d+,\d+\): error TS(\d+): (.*(?:\n\s.*)*)$/gm)]
  return Map.groupBy(
    faults.map(([, file = '', code, text = '']) => ({ file, code: Number(code), text })),
    ({ file }) => file,
  )
}

export function typesTests(packed: Packed): void {
  test.each(PROJECTS)('%s, with the types of React %s', async (resolution, _, folder) => {
    const place = await packed.install({
      '@types/react': join(ROOT, folder, '@types/react'),
      preact: join(ROOT, 'node_modules/preact'),
      vue: join(ROOT, 'node_modules/vue'),
      svelte: join(ROOT, 'node_modules/svelte'),
    })
    const faults = await compile(place, resolution)
    expect([...faults].filter(([file]) => !file.startsWith('wrong/'))).toEqual([])
    const got = WRONG.map(([what, , named], index) => {
      const found = faults.get(`wrong/${index}.tsx`) ?? []
      return [what, [...new Set(found.map(({ code }) => code))], found.some(({ text }) => text.includes(named))]
    })
    expect(got).toEqual(WRONG.map(([what, code]) => [what, [code], true]))
  })
}
