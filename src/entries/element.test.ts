import { renderToString } from 'react-dom/server'
import { createElement } from 'react'
import { expect, test } from 'vitest'
import './element.ts'
import { Checkout } from './react.ts'

test('a server may import the element, and draw the component: an empty place', () => {
  expect(typeof customElements).toBe('undefined')
  expect(renderToString(createElement(Checkout, { server: 'https://pay.example', token: 't' }))).toBe('<div></div>')
})
