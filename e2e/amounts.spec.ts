/** What the browser's own data make of an amount, against Node's: a sentence of the server's stands beside the widget's. */
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { build } from 'vite'
import { moneyFormatter, type Money } from '../src/contract/index.ts'
import { AMOUNTS, TAGS } from '../test/support/amounts.ts'

/** The formatter as browsers get it: one module. */
async function built(): Promise<string> {
  const entry = fileURLToPath(new URL('../src/contract/money-formatter.ts', import.meta.url))
  const result = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { write: false, lib: { entry, formats: ['es'] } },
  })
  const files = [result].flat().flatMap((one) => ('output' in one ? one.output : []))
  return files.map((file) => (file.type === 'chunk' ? file.code : '')).join('')
}

test('Chromium and Node write every amount alike, in every language and currency', async ({ page }) => {
  const code = await built()
  for (const tag of TAGS) {
    const writing = page.evaluate(
      async ({ code, tag, amounts }) => {
        const module: { moneyFormatter: typeof moneyFormatter } = await import(
          `data:text/javascript,${encodeURIComponent(code)}`
        )
        return amounts.map(module.moneyFormatter(tag))
      },
      { code, tag, amounts: AMOUNTS },
    )
    // Meanwhile.
    const onServer = AMOUNTS.map(moneyFormatter(tag))
    const inBrowser = await writing
    const texts = (written: readonly string[]) =>
      Object.fromEntries(AMOUNTS.map(({ value, currency }: Money, at) => [`${tag} ${value} ${currency}`, written[at]]))
    expect(texts(inBrowser)).toEqual(texts(onServer))
  }
})
