/** Projects of strangers, each as small as it can be and still real: its own tools, its own type check, its own build. */

/** One page of a project, and how it is served. */
export interface Project {
  readonly name: string
  /** What is installed besides our package, as npm reads it. */
  readonly packages: readonly string[]
  readonly files: Readonly<Record<string, string>>
  /** Commands of the project's own packages, run one after the other. */
  readonly builds: readonly (readonly string[])[]
  /** The command that serves it on any free port and says where; none where the files are served as they are. */
  readonly serves?: readonly string[]
  /** What its first page holds before any script runs. */
  readonly sends: string
  /** Its pages, each with a checkout of its own; `?token=` names the session. */
  readonly pages: readonly string[]
}

const page = (body: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <link rel="icon" href="data:," />
  </head>
  <body>${body}</body>
</html>
`
const strict = (more: object) =>
  JSON.stringify({
    compilerOptions: {
      target: 'es2023',
      lib: ['es2023', 'dom'],
      module: 'esnext',
      moduleResolution: 'bundler',
      strict: true,
      skipLibCheck: false,
      noEmit: true,
      types: [],
      ...more,
    },
    include: ['src'],
  })

const TOKEN = "const token = new URLSearchParams(location.search).get('token') ?? ''\n"
const VITE = ['vite', 'preview', '--port', '0']
const viteConfig = (imports: string, config: string) =>
  `import { defineConfig } from 'vite'\n${imports}\nexport default defineConfig(${config})\n`

/** A page with a component, for React and Preact alike but for two lines. */
const component = (from: string) => `${TOKEN}
import { Checkout } from 'paywicket/${from}'

const App = () => <Checkout server={SERVER} token={token} onComplete={({ session }) => console.log('paid', session.order.id)} />
const place = document.querySelector('#app')
if (!place) throw new Error('there is no place')
`

/** The projects, against the Paywicket server at `server`. */
export function projectsFor(server: string): readonly Project[] {
  const SERVER = `const SERVER = '${server}'\n`
  return [
    {
      name: 'Vite: paywicket and paywicket/element',
      packages: ['vite', 'typescript'],
      files: {
        'index.html': page('<div id="app"></div><script type="module" src="/src/esm.ts"></script>'),
        'element.html': page('<script type="module" src="/src/element.ts"></script>'),
        'src/esm.ts': `${TOKEN}${SERVER}
import { createCheckout } from 'paywicket'
createCheckout({ server: SERVER, token, onComplete: ({ session }) => console.log('paid', session.order.id) }).mount('#app')
`,
        'src/element.ts': `${TOKEN}${SERVER}
import 'paywicket/element'
const element = document.createElement('pay-wicket')
element.setAttribute('server', SERVER)
element.setAttribute('token', token)
element.addEventListener('pw-complete', ({ detail }) => console.log('paid', detail.session.order.id))
document.body.append(element)
`,
        'tsconfig.json': strict({}),
        'vite.config.js': viteConfig('', "{ build: { rolldownOptions: { input: ['index.html', 'element.html'] } } }"),
      },
      builds: [['tsc'], ['vite', 'build']],
      serves: VITE,
      sends: 'id="app"',
      pages: ['/', '/element.html'],
    },
    {
      name: 'Next: paywicket/react in a page of the server',
      packages: ['next', 'react@19', 'react-dom@19', 'typescript', '@types/react@19', '@types/node'],
      files: {
        'app/layout.tsx': `import type { ReactNode } from 'react'
export const metadata = { title: 'Tea House', icons: { icon: 'data:,' } }
export default function Layout({ children }: { children: ReactNode }) {
  return <html lang="en"><body>{children}</body></html>
}
`,
        'app/page.tsx': `import { Checkout } from 'paywicket/react'
export default async function Page({ searchParams }: { searchParams: Promise<{ token?: string }> }) {
  const { token = '' } = await searchParams
  return <Checkout className="checkout" server="${server}" token={token} />
}
`,
        'tsconfig.json': JSON.stringify({
          compilerOptions: {
            target: 'es2022',
            lib: ['es2022', 'dom', 'dom.iterable'],
            module: 'esnext',
            moduleResolution: 'bundler',
            strict: true,
            noEmit: true,
            jsx: 'react-jsx',
            esModuleInterop: true,
            isolatedModules: true,
            resolveJsonModule: true,
            plugins: [{ name: 'next' }],
          },
          include: ['next-env.d.ts', '**/*.ts', '**/*.tsx', '.next/types/**/*.ts'],
          exclude: ['node_modules'],
        }),
      },
      builds: [['next', 'build']],
      serves: ['next', 'start', '--port', '0'],
      // The component is drawn on the server, too.
      sends: '<div class="checkout"></div>',
      pages: ['/'],
    },
    {
      name: 'Plain HTML: the script tag',
      packages: [],
      files: {
        'index.html': page(`<div id="app"></div>
<script type="module" src="${server}/paywicket.js" data-target="#app" data-token="{{token}}"></script>`),
      },
      builds: [],
      sends: 'id="app"',
      pages: ['/'],
    },
    ...['11', '10'].map((version): Project => ({
      name: `Vite and Preact ${version}: paywicket/preact`,
      packages: ['vite', 'typescript', `preact@${version}`],
      files: {
        'index.html': page('<div id="app"></div><script type="module" src="/src/app.tsx"></script>'),
        'src/app.tsx': `import { render } from 'preact'\n${SERVER}${component('preact')}render(<App />, place)\n`,
        'tsconfig.json': strict({ jsx: 'react-jsx', jsxImportSource: 'preact' }),
        'vite.config.js': viteConfig('', "{ oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } } }"),
      },
      builds: [['tsc'], ['vite', 'build']],
      serves: VITE,
      sends: 'id="app"',
      pages: ['/'],
    })),
    {
      name: 'Vite and React 18: paywicket/react',
      packages: [
        'vite',
        'typescript',
        '@vitejs/plugin-react',
        'react@18',
        'react-dom@18',
        '@types/react@18',
        '@types/react-dom@18',
      ],
      files: {
        'index.html': page('<div id="app"></div><script type="module" src="/src/app.tsx"></script>'),
        'src/app.tsx': `import { StrictMode } from 'react'\nimport { createRoot } from 'react-dom/client'\n${SERVER}${component('react')}createRoot(place).render(<StrictMode><App /></StrictMode>)\n`,
        'tsconfig.json': strict({ jsx: 'react-jsx' }),
        'vite.config.js': viteConfig("import react from '@vitejs/plugin-react'", '{ plugins: [react()] }'),
      },
      builds: [['tsc'], ['vite', 'build']],
      serves: VITE,
      sends: 'id="app"',
      pages: ['/'],
    },
  ]
}
