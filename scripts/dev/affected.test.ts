import { expect, test } from 'vitest'
import { affected } from './affected.ts'

test.each([
  ['src/views/Wait.tsx', ['widget']],
  ['src/styles/tokens.css', ['widget']],
  ['vite.config.ts', ['widget']],
  ['src/contract/money.ts', ['widget', 'sandbox', 'server']],
  ['server/domain/ledger.ts', ['server']],
  ['server/sandbox/faults.ts', ['sandbox']],
  ['server/sandbox/credentials.ts', ['sandbox', 'server']],
  ['stories/done.ts', ['server']],
  ['demo/assets/shop.css', ['server']],
  ['demo/ways/code/script.html', ['server']],
  ['src/core/feed.test.ts', []],
  ['src/views/picker.test.tsx', []],
  ['demo/screenshots/transfer-360-light.png', []],
  ['demo/shots/stage.ts', []],
  ['server/tsconfig.json', []],
  ['e2e/fixtures.ts', []],
])('%s', (path, parts) => {
  expect(affected(path)).toEqual(parts)
})
