/** The modules of the ways, bundled as a shop would: with the package as it is built in `dist`. */
import { fileURLToPath } from 'node:url'
import { pathOf } from './code.ts'
import { WAYS } from './ways.ts'

const dist = (name: string) => fileURLToPath(new URL(`../../dist/${name}.js`, import.meta.url))

/** The files that come of it, by name. Nothing is written to disk. Takes a second or two. */
export async function bundleWays(): Promise<ReadonlyMap<string, string>> {
  // Only who looks at these pages waits for the bundler.
  const { build } = await import('vite')
  const result = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: {
      alias: [
        { find: /^paywicket\/(\w+)$/, replacement: dist('$1') },
        { find: /^paywicket$/, replacement: dist('paywicket.esm') },
      ],
    },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      modulePreload: false,
      target: 'es2022',
      rolldownOptions: {
        input: WAYS.flatMap(({ module }) => (module ? [fileURLToPath(pathOf(module.file))] : [])),
        preserveEntrySignatures: false,
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []))
  return new Map(outputs.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code] as const] : [])))
}
