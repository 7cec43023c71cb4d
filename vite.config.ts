/**
 * Builds what a browser gets: `dist/paywicket.js` for the script tag, `dist/paywicket.esm.js` for bundlers, and the
 * element and the components, which are thin around the same chunk. In the mode `standalone` it builds the script tag's
 * widget once more, as one file with everything in it.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

/** So many characters of a hash tell the builds of one file apart. */
const HASH = 6

const source = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url))

const isLanguage = (path: string | null) => /\/i18n\/[a-z]{2}(\.steps|\.extra)?\.ts$/.test(path ?? '')

/** One hash for the files of all languages: a different one in each of their names would cost more than it tells. */
function languagesHash(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(source('i18n')).toSorted()) {
    const file = source(`i18n/${name}`)
    if (isLanguage(file)) hash.update(name).update(readFileSync(file))
  }
  return hash.digest('base64url').slice(0, HASH)
}
const languages = languagesHash()

const STANDALONE = 'standalone'
/**
 * The ways in, after the widget: each names its file as that build has called it. In one build with them the bundler would put what the
 * widget shares with the files that it fetches later into one more file, which the picker would wait for.
 */
const WAYS_IN = 'ways-in'
/** `src/entries/served.ts`, after the widget as well. */
const SERVED = 'served'
/** `paywicket/server`: of a shop's backend, and of no page. */
const BACKEND = 'backend'
/** `paywicket/money`: of a shop's page or backend, and nothing of the checkout's. */
const MONEY = 'money'
const ENTRIES = { widget: 'src/widget/create-checkout.ts' }

const ALONE: Readonly<Record<string, Record<string, string>>> = {
  [STANDALONE]: { 'paywicket.standalone': 'src/entries/script-tag.ts' },
  [WAYS_IN]: {
    paywicket: 'src/entries/script-tag.ts',
    'paywicket.esm': 'src/entries/index.ts',
    element: 'src/entries/element.ts',
    react: 'src/entries/react.ts',
    preact: 'src/entries/preact.ts',
  },
  [SERVED]: { served: 'src/entries/served.ts' },
  [BACKEND]: { backend: 'src/entries/server.ts' },
  [MONEY]: { money: 'src/entries/money.ts' },
}

/** Those of `ALONE` that leave the widget where it is. */
const AROUND: ReadonlySet<string> = new Set([WAYS_IN, SERVED])

const WIDGET = /[^`'"]*\/widget\/create-checkout\.ts/

/** Leaves the widget where the build before this one has put it. */
function builtWidget(): Plugin {
  let folder = ''
  return {
    name: 'built-widget',
    configResolved({ root, build: { outDir } }) {
      folder = resolve(root, outDir)
    },
    generateBundle(_options, bundle) {
      const manifest = readFileSync(join(folder, 'manifest.json'), 'utf8')
      const built = JSON.parse(manifest) as Record<string, { file: string }>
      const { file } = built['src/widget/create-checkout.ts'] ?? {}
      if (!file) throw new Error('the widget is not built yet')
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        const place = chunk.fileName.startsWith('chunks/') ? `./${basename(file)}` : `./${file}`
        chunk.code = chunk.code.replaceAll(new RegExp(WIDGET, 'g'), place)
      }
    },
  }
}

/** A bundler that takes our files in is to leave those addresses alone that are made up while the widget runs. */
function leaveAlone(): Plugin {
  return {
    name: 'leave-alone',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk')
          file.code = file.code.replaceAll(/\bimport\((?=`\$\{)/g, 'import(/* @vite-ignore *//* webpackIgnore: true */')
    },
  }
}

const OWN_COPY = '?extra'
/** What is fetched by itself has no copy, nor has what there must be one of. */
const COPIED = /\/src\/(contract|core|i18n|ui|views)\/(?!extra\/|signal-component|qr\.ts)/

/**
 * What few buyers open holds buttons and the like once more. It would else lead back to the file of the steps, which may be there
 * under another address: a browser that has failed to fetch it once never asks for it again under its own.
 */
function ownCopies(): Plugin {
  return {
    name: 'own-copies',
    enforce: 'pre',
    async resolveId(wanted, importer, options) {
      if (!importer || !(importer.includes('/src/views/extra/') || importer.endsWith(OWN_COPY))) return null
      const found = await this.resolve(wanted, importer, { ...options, skipSelf: true })
      return found && COPIED.test(found.id) ? { ...found, id: found.id + OWN_COPY } : found
    },
  }
}

export default defineConfig(({ mode }) => ({
  // The classic form of JSX is shorter, and needs no runtime of its own.
  oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
  publicDir: false,
  plugins: [leaveAlone(), ...(AROUND.has(mode) ? [builtWidget()] : []), ...(mode === STANDALONE ? [] : [ownCopies()])],
  // Inside the library `qrcode` only: see `src/ui/qrcode/segments.ts`.
  resolve: {
    alias: [
      { find: './regex', replacement: source('ui/qrcode/mode.ts') },
      {
        find: /^\.\/(segments|mode|error-correction-level|error-correction-code)$/,
        replacement: source('ui/qrcode/$1.ts'),
      },
    ],
  },
  // `light-dark()` is not used, and getting ready for it costs bytes: 1 << 20 is that feature's flag.
  css: { lightningcss: { exclude: 1 << 20 } },
  build: {
    outDir: 'dist',
    emptyOutDir: !(mode in ALONE),
    target: ['chrome107', 'safari16.4', 'firefox110'],
    manifest: mode === WAYS_IN ? 'manifest.ways-in.json' : !(mode in ALONE) && 'manifest.json',
    // As a library, lazy files are plain `import()`s: no helper, and no link element that a strict page would have to allow.
    lib: {
      entry: ALONE[mode] ?? ENTRIES,
      formats: ['es'],
    },
    rolldownOptions: {
      // The components draw with the host page's library; our own Preact stays inside the widget.
      external: (id, importer) =>
        (AROUND.has(mode) && WIDGET.test(id)) ||
        (/\/src\/entries\/p?react\.ts$/.test(importer ?? '') && /^p?react\b/.test(id)),
      // That of `src/entries/react.ts` stays where it is: on top of a file of its own.
      checks: { moduleLevelDirective: false },
      transform: { inject: { h: ['preact', 'h'], Fragment: ['preact', 'Fragment'] } },
      preserveEntrySignatures: 'allow-extension',
      // No file of ours but these does anything by being imported.
      treeshake: {
        moduleSideEffects: (id) => !id.includes('/src/') || /\/src\/entries\/(script-tag|element|served)\.ts/.test(id),
      },
      output: {
        minify: true,
        comments: false,
        codeSplitting: mode !== STANDALONE,
        entryFileNames: ({ name }) => (name === 'widget' ? `chunks/widget-[hash:${HASH}].js` : '[name].js'),
        chunkFileNames: ({ facadeModuleId }) =>
          `chunks/[name]-${isLanguage(facadeModuleId) ? languages : `[hash:${HASH}]`}.js`,
      },
    },
  },
}))
