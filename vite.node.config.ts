/** Builds `paywicket server` and `paywicket sandbox` into `dist/server`, with every package they need but `pg`. */
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

/** Files that are read as `new URL('../pages/page.css', import.meta.url)` come along, all in the bundle's own folder. */
const filesBeside: Plugin = {
  name: 'files-beside',
  enforce: 'pre',
  transform(code, id) {
    if (id.includes('/node_modules/')) return undefined
    return code.replaceAll(/new URL\('(\.[^']+)', import\.meta\.url\)/g, (_, place: string) => {
      const fileName = basename(place)
      this.emitFile({ type: 'asset', fileName, source: readFileSync(join(dirname(id), place)) })
      return `new URL('./${fileName}', import.meta.url)`
    })
  },
}

/** Libraries of schemas that we have none of; what reads them is left out. */
const OTHER_SCHEMAS = /await import\('\.\/(?:arktype|effect|sury|typebox|zod)-[^']+'\)/g

/** What makes JSON Schema of our schemas would do so for five more libraries. */
const onlyOurSchemas: Plugin = {
  name: 'only-our-schemas',
  enforce: 'pre',
  transform(code, id) {
    return id.includes('/@standard-community/') ? code.replaceAll(OTHER_SCHEMAS, '{}') : undefined
  },
}

export default defineConfig({
  publicDir: false,
  plugins: [filesBeside, onlyOurSchemas],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    ssrEmitAssets: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node24',
    rolldownOptions: {
      input: { cli: 'server/cli.js' },
      // Only those who use PostgreSQL need it.
      external: ['pg'],
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
      },
    },
  },
})
