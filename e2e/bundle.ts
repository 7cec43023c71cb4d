/** The host pages that need a bundler, bundled as a shop would: with the package as it is built in `dist`. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const DIST = fileURLToPath(new URL('../dist', import.meta.url))

/** The files that come of `folder`, by name. Nothing is written to disk. */
export async function bundle(folder: string): Promise<ReadonlyMap<string, string>> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: { alias: [{ find: /^paywicket\/(\w+)$/, replacement: join(DIST, '$1.js') }] },
    // React runs each effect twice only in development.
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      target: 'es2022',
      rolldownOptions: {
        input: ['element.js', 'react.jsx', 'preact.jsx'].map((name) => join(folder, name)),
        preserveEntrySignatures: false,
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []))
  return new Map(outputs.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code] as const] : [])))
}
