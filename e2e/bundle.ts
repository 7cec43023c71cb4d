/** The host pages that need a bundler, bundled as a shop would: with the package as it is built in `dist`. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type AliasOptions } from 'vite'

const HOSTS = fileURLToPath(new URL('hosts', import.meta.url))
const DIST = fileURLToPath(new URL('../dist', import.meta.url))

interface Bundle {
  readonly entry: string
  readonly jsx: 'react' | 'preact'
  readonly alias?: Exclude<AliasOptions, Readonly<Record<string, string>>>
}

/** By the folder under `/built/` that each is served from. */
const BUNDLES: Readonly<Record<string, Bundle>> = {
  element: { entry: 'element.js', jsx: 'preact' },
  react: { entry: 'react.jsx', jsx: 'react' },
  // The same page with the older library in the place of the newer one.
  'react-18': {
    entry: 'react.jsx',
    jsx: 'react',
    alias: [{ find: /^(react(-dom)?)(?=$|\/)/, replacement: join(HOSTS, 'react-18/node_modules/$1') }],
  },
  preact: { entry: 'preact.jsx', jsx: 'preact' },
}

/** The files of the bundle called `name`, by their names, the first one `page.js`. Nothing is written to disk. */
export async function bundle(name: string): Promise<ReadonlyMap<string, string>> {
  const wanted = BUNDLES[name]
  if (!wanted) return new Map()
  const result = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: wanted.jsx } },
    resolve: { alias: [{ find: /^paywicket\/(\w+)$/, replacement: join(DIST, '$1.js') }, ...(wanted.alias ?? [])] },
    // React runs each effect twice only in development.
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      target: 'es2022',
      rolldownOptions: {
        input: { page: join(HOSTS, wanted.entry) },
        preserveEntrySignatures: false,
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []))
  return new Map(outputs.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code] as const] : [])))
}
