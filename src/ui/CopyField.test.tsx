// @vitest-environment jsdom
import { render } from 'preact'
import { afterEach, expect, test, vi } from 'vitest'
import { CopyField } from './CopyField.tsx'

const words = { copy: 'Copy', copyThis: 'Copy: Amount', copied: 'Copied', selected: 'Selected: copy it by hand' }

function show(clipboard: unknown) {
  vi.stubGlobal('navigator', { clipboard })
  const said: string[] = []
  const root = document.createElement('div')
  document.body.append(root)
  const field = (
    <CopyField label="Amount" value="1 503,17 ₽" copy="1503.17" words={words} onCopy={(word) => said.push(word)} />
  )
  render(<dl>{field}</dl>, root)
  root.querySelector('button')?.click()
  return { root, said }
}

afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

test('says "copied" when it was, and copies the bare number', async () => {
  const writeText = vi.fn(async () => {})
  const { root, said } = show({ writeText })
  expect(root.textContent).not.toContain('Copied')
  await expect.poll(() => root.textContent).toContain('Copied')
  expect(writeText).toHaveBeenCalledWith('1503.17')
  expect(said).toEqual(['Copied'])
})

test.each([
  ['refused', { writeText: () => Promise.reject(new Error('denied')) }],
  ['absent', undefined],
])('selects the exact text where the clipboard is %s, and does not say "copied"', async (_, clipboard) => {
  const { root, said } = show(clipboard)
  await expect.poll(() => root.querySelector('input')).not.toBeNull()
  const input = root.querySelector('input')
  expect(input?.value).toBe('1503.17')
  expect([input?.selectionStart, input?.selectionEnd]).toEqual([0, 7])
  expect(document.activeElement).toBe(input)
  expect(root.textContent).not.toContain('Copied')
  expect(said).toEqual(['Selected: copy it by hand'])
})
