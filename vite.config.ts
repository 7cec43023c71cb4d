/** Builds what a browser gets: `dist/paywicket.js` for the script tag, `dist/paywicket.esm.js` for bundlers. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const source = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url))

export default defineConfig({
  // The classic form of JSX is shorter, and needs no runtime of its own.
  oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
  publicDir: false,
  // Inside the library `qrcode` only: we draw bytes at the medium level.
  resolve: {
    alias: [
      { find: './segments', replacement: source('ui/qr-bytes.ts') },
      { find: './error-correction-level', replacement: source('ui/qr-level.ts') },
      { find: /^\.\/(mode|regex)$/, replacement: source('ui/qr-mode.ts') },
    ],
  },
  // `light-dark()` is not used, and getting ready for it costs bytes: 1 << 20 is that feature's flag.
  css: { lightningcss: { exclude: 1 << 20 } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome107', 'safari16.4', 'firefox110'],
    manifest: 'manifest.json',
    // As a library, lazy files are plain `import()`s: no helper, and no link element that a strict page would have to allow.
    lib: {
      entry: { paywicket: 'src/script.ts', 'paywicket.esm': 'src/index.ts', widget: 'src/create.ts' },
      formats: ['es'],
    },
    rolldownOptions: {
      transform: { inject: { h: ['preact', 'h'], Fragment: ['preact', 'Fragment'] } },
      preserveEntrySignatures: 'allow-extension',
      // No file of ours but the script tag's own does anything by being imported.
      treeshake: { moduleSideEffects: (id) => !id.includes('/src/') || id.includes('/src/script.ts') },
      output: {
        minify: true,
        comments: false,
        entryFileNames: ({ name }) => (name === 'widget' ? 'chunks/widget-[hash].js' : '[name].js'),
        chunkFileNames: 'chunks/[name]-[hash].js',
      },
    },
  },
})
