/** Builds what a browser gets: `dist/paywicket.js` for the script tag, `dist/paywicket.esm.js` for bundlers. */
import { defineConfig } from 'vite'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  publicDir: false,
  base: './',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome107', 'safari16.4', 'firefox110'],
    // The loader must stay small, and a link element is nothing that a strict page need allow.
    modulePreload: false,
    manifest: 'manifest.json',
    rolldownOptions: {
      input: { paywicket: 'src/script.ts', 'paywicket.esm': 'src/index.ts' },
      preserveEntrySignatures: 'exports-only',
      output: {
        minify: true,
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        assetFileNames: 'chunks/[name]-[hash][extname]',
      },
    },
  },
})
