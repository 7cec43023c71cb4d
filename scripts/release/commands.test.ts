import { expect, test } from 'vitest'
import { releaseCommands } from './commands.ts'

test('tags and publishes the very package that was tried', () => {
  const text = releaseCommands({ version: '0.2.0', tarball: '.cache/release/p-0.2.0.tgz', hasRepository: true })
  expect(text).toContain("\n  git tag -a v0.2.0 -m 'Paywicket 0.2.0'\n  git push origin main v0.2.0\n")
  expect(text).toContain('\n  npm publish .cache/release/p-0.2.0.tgz --access public --provenance\n')
  expect(text).not.toContain('`repository`')
})

test('a pre-release is not what `npm install` takes, and a missing repository is named', () => {
  const text = releaseCommands({ version: '0.2.0-rc.1', tarball: 'p.tgz', hasRepository: false })
  expect(text).toContain('npm publish p.tgz --access public --tag next --provenance\n')
  expect(text).toContain('`repository`')
})
