import './element.ts'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Checkout } from './react.ts'

test('a server may import the element, and draw the component: an empty place', () => {
  expect(typeof customElements).toBe('undefined')
  expect(renderToString(createElement(Checkout, { server: 'https://pay.example', token: 't' }))).toBe('<div></div>')
})
