import { Checkout } from 'paywicket/preact'
import { render } from 'preact'
import { useState } from 'preact/hooks'
import { pageOf } from './page.jsx'

for (const place of document.querySelectorAll('[data-token]')) {
  const Page = pageOf({ Checkout, useState, ...place.dataset })
  render(<Page />, place)
}
