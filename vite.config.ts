/** Builds what a browser gets: `dist/paywicket.js` for the script tag, `dist/paywicket.esm.js` for bundlers. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  publicDir: false,
  // Inside the library `qrcode` only: see `qr-bytes.ts`.
  resolve: { alias: [{ find: /^\.\/(segments|regex)$/, replacement: fileURLToPath(new URL('src/ui/qr-bytes.ts', import.meta.url)) }] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome107', 'safari16.4', 'firefox110'],
    manifest: 'manifest.json',
    // As a library, lazy files are plain `import()`s: no helper, and no link element that a strict page would have to allow.
    lib: { entry: { paywicket: 'src/script.ts', 'paywicket.esm': 'src/index.ts', widget: 'src/create.ts' }, formats: ['es'] },
    rolldownOptions: {
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
