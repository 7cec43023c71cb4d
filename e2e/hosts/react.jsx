import { Checkout } from 'paywicket/react'
import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { pageOf } from './page.jsx'

for (const place of document.querySelectorAll('[data-token]')) {
  const Page = pageOf({ Checkout, useState, ...place.dataset })
  createRoot(place).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  )
}
