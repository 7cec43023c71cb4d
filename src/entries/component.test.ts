// @vitest-environment jsdom
import { h, render } from 'preact'
import { act as preactAct } from 'preact/test-utils'
import { act, createElement, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createCheckout } from '../widget/create-checkout.ts'
import type { CheckoutProps } from '../widget/types.ts'
import type { Checkout } from '../widget/types.ts'
import { Checkout as ForPreact } from './preact.ts'
import { Checkout as ForReact } from './react.ts'

vi.mock('../widget/create-checkout.ts', () => ({
  createCheckout: vi.fn(() => ({ mount: vi.fn(), update: vi.fn(), destroy: vi.fn(), open: vi.fn(), close: vi.fn() })),
}))
vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
const made = vi.mocked(createCheckout)
const all = (): Checkout[] => made.mock.results.map(({ value }) => value)
const alive = () => all().filter(({ destroy }) => vi.mocked(destroy).mock.calls.length === 0)

interface Shown {
  draw(props: CheckoutProps): void
  end(): void
}

const ways: Readonly<Record<string, (place: Element) => Shown>> = {
  React(place) {
    const root = createRoot(place)
    return {
      draw: (props) => act(() => root.render(createElement(StrictMode, null, createElement(ForReact, props)))),
      end: () => act(() => root.unmount()),
    }
  },
  Preact(place) {
    return {
      draw: (props) => void preactAct(() => render(h(ForPreact, props), place)),
      end: () => void preactAct(() => render(null, place)),
    }
  },
}

const options: CheckoutProps = { server: 'https://pay.example', token: 'a' }

beforeEach(() => void made.mockClear())

describe.each(Object.entries(ways))('%s', (_, show) => {
  test('one checkout lives, whatever is drawn, and none after', () => {
    const place = document.createElement('div')
    const shown = show(place)
    shown.draw({ ...options, className: 'here' })
    const [first] = alive()
    expect(first?.mount).toHaveBeenCalledExactlyOnceWith(place.querySelector('.here'))
    shown.draw({ ...options, onReady: () => {} })
    expect(alive()).toEqual([first])
    shown.end()
    expect(alive()).toEqual([])
  })

  test('the newest callback and token are handed over, and nothing that is no option', () => {
    const shown = show(document.createElement('div'))
    shown.draw({ ...options, className: 'here', open: true })
    const onReady = vi.fn()
    shown.draw({ ...options, className: 'here', open: true, token: 'b', onReady })
    expect(alive()[0]?.update).toHaveBeenLastCalledWith({ ...options, token: 'b', onReady })
    shown.end()
  })

  test('a modal follows `open`', () => {
    const shown = show(document.createElement('div'))
    shown.draw({ ...options, display: 'modal' })
    const [checkout] = alive()
    expect(checkout?.open).not.toHaveBeenCalled()
    shown.draw({ ...options, display: 'modal', open: true })
    expect(checkout?.open).toHaveBeenCalledOnce()
    vi.mocked(checkout?.close ?? vi.fn()).mockClear()
    shown.draw({ ...options, display: 'modal', open: false })
    expect(checkout?.close).toHaveBeenCalledOnce()
    shown.end()
  })
})

test('React in StrictMode makes it, ends it and makes it again', () => {
  const shown = ways['React']?.(document.createElement('div'))
  shown?.draw(options)
  expect(all()).toHaveLength(2)
  expect(alive()).toHaveLength(1)
  shown?.end()
})
