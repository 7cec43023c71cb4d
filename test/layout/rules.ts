/** Who may lead to whom, from the narrowest places to the widest: a file is under the first rule that holds it. */

export interface Rule {
  /** A folder, a file, or a pattern of files. */
  readonly files: string
  /** Where they may lead besides their own folder: folders, files, or patterns of files. */
  readonly to: readonly string[]
  /** The only packages they may use; any, where none are named. */
  readonly packages?: readonly string[]
  /** Follows on "but". */
  readonly why: string
}

const SHARED = ['src/contract', 'server/texts', 'server/domain']
const INTERFACE = 'server/providers/provider.ts'
const SIGNALS = '@preact/signals-core'

export const RULES: readonly Rule[] = [
  // Tests stand beside what they test, and may see more than that.
  { files: 'src/**/*.test.{ts,tsx}', to: ['test/support'], why: 'what a browser runs is tested without a server' },
  { files: 'server/sandbox/**/*.test.ts', to: ['server/cli.js', 'test/support'], why: 'the sandbox knows no driver' },
  {
    files: 'server/providers/**/*.test.ts',
    to: [...SHARED, 'test/support'],
    why: 'a driver is tested without the sandbox',
  },
  { files: 'server/**/*.test.ts', to: ['src/contract', 'test/support'], why: 'it tests the server alone' },
  {
    files: 'demo/**/*.test.ts',
    to: ['server', 'src', 'stories', 'demo', 'test/support'],
    why: 'the demo is tested without a browser',
  },

  // What runs in the browser.
  { files: 'src/contract', to: [], packages: ['valibot'], why: 'browser and server share the contract' },
  {
    files: 'src/backend',
    to: ['src/contract'],
    packages: ['valibot'],
    why: 'it runs wherever there is fetch, and knows no browser and no server of ours',
  },
  { files: 'src/core', to: ['src/contract'], packages: [SIGNALS, 'valibot'], why: 'the state knows no screen' },
  { files: 'src/ui', to: [], packages: [SIGNALS, 'preact', 'qrcode'], why: 'a primitive knows no payment' },
  { files: 'src/i18n', to: ['src/contract'], packages: [], why: 'languages are words and formats alone' },
  {
    files: 'src/views',
    to: ['src/contract', 'src/core', 'src/ui', 'src/i18n', 'src/styles'],
    packages: [SIGNALS, 'preact'],
    why: 'a view does not know where it is mounted',
  },
  {
    files: 'src/widget',
    to: ['src/contract', 'src/core', 'src/ui', 'src/i18n', 'src/styles', 'src/views'],
    packages: [SIGNALS, 'preact'],
    why: 'the widget does not know how a page has got it',
  },
  {
    files: 'src/entries',
    to: ['src'],
    packages: ['preact', 'react', 'svelte', 'vue'],
    why: 'a way in is a page’s, and no server is',
  },

  // The server: texts, contract ← domain ← checkout ← routes; everything beside them knows the domain alone.
  // Which language serves a reader of another is the widget’s question too: one table answers both.
  { files: 'server/texts', to: ['src/contract/nearest-language.ts'], packages: [], why: 'texts are sentences alone' },
  {
    files: 'server/domain',
    to: ['src/contract', 'server/texts'],
    packages: ['valibot'],
    why: 'the domain is pure: it knows no effect, no provider and no storage',
  },
  {
    files: 'server/checkout',
    to: [...SHARED, INTERFACE, 'server/providers/kit/fields.ts'],
    packages: ['node:crypto', 'valibot'],
    why: 'the services know no HTTP, no SQL and no provider',
  },
  { files: INTERFACE, to: SHARED, packages: ['valibot'], why: 'the interface of a provider knows none' },
  { files: 'server/providers/index.ts', to: ['server/providers'], why: 'it is the list of providers' },
  { files: 'server/providers/kit', to: [...SHARED, INTERFACE], why: 'what drivers share knows no driver' },
  {
    files: 'server/providers/*/**',
    to: ['src/contract', 'server/texts', INTERFACE, 'server/providers/kit'],
    packages: ['node:crypto', 'valibot'],
    why: 'a driver knows no other, no session and no service, and calls by way of the kit alone',
  },
  { files: 'server/store', to: ['src/contract', 'server/domain'], why: 'storage adapts the port of the domain' },
  {
    files: 'server/limits',
    to: [],
    packages: ['node:net'],
    why: 'what is counted is numbers and names, whoever they are of',
  },
  { files: 'server/webhooks', to: [...SHARED, 'server/checkout'], why: 'the sender works beside the routes' },
  { files: 'server/pages', to: SHARED, why: 'a page is drawn from what it is given' },
  {
    files: 'server/routes',
    to: [
      ...SHARED,
      'server/checkout',
      'server/pages',
      'server/limits',
      'server/config.ts',
      'server/metrics.ts',
      'server/providers/kit/safe-url.ts',
    ],
    why: 'HTTP knows no provider and no SQL',
  },
  {
    files: 'server/sandbox/*.ts',
    to: ['src/contract', 'server/sandbox'],
    why: 'the sandbox is made from the documents and shares no code with the drivers',
  },
  {
    files: 'server/sandbox/*/**',
    to: ['src/contract', 'server/sandbox/*.ts', 'server/sandbox/pages'],
    why: 'a simulated system knows no other and no driver',
  },
  {
    files: 'server/settings',
    to: [
      'src/contract',
      'server/providers',
      'server/sandbox/credentials.ts',
      'server/domain',
      'server/log-level.ts',
      'server/pages/shop-colour.ts',
    ],
    packages: ['node:fs', 'valibot'],
    why: 'the settings know who reads them, and start nothing',
  },
  { files: 'server/cli', to: ['server', 'src/contract'], why: 'a command puts together what it needs of the server' },
  { files: 'server/*.{ts,js}', to: ['server'], why: 'it puts the server together, and nothing else' },

  // What uses both.
  { files: 'stories/**/*.test.ts', to: ['server', 'src'], why: 'stories know neither the demo nor a test' },
  { files: 'stories', to: ['server', 'src/contract'], why: 'stories know neither the demo nor a test' },
  {
    files: 'demo',
    // What is drawn is shown on the page of the design.
    to: [
      'server',
      'src/contract',
      'src/ui/icon-lines.ts',
      'src/views/glyph-lines.ts',
      'stories',
      'test/support/chromium.ts',
    ],
    why: 'the demo knows no test',
  },
  {
    files: 'e2e',
    to: ['server', 'src', 'stories', 'test/support', 'demo/start.js'],
    why: 'a browser test knows of the demo only how to start it',
  },
  { files: 'test/support', to: ['server', 'src'], why: 'what tests share knows no test' },
  { files: 'test/*/**', to: ['server', 'src', 'test/support'], why: 'a test knows no other, nor the demo' },
  { files: 'test/*.ts', to: ['test/layout'], why: 'the layout is read, not run' },
  {
    files: 'scripts/dev',
    to: ['demo', 'server'],
    why: 'it runs the demo while one works on it, and the demo knows nothing of it',
  },
  {
    files: 'scripts',
    to: ['server', 'src/contract', 'src/backend/types.ts', 'test/simulation', 'test/support', 'package.json'],
    why: 'a script runs the server, and no demo',
  },
]
