/** `import { Checkout } from 'paywicket/react'`: the checkout as a component, with the host's own React, 18 or 19. */
'use client'

import { createElement, useEffect, useRef, useState, type ReactElement } from 'react'
import { createKeeper, type CheckoutProps } from './keeper.ts'

export type { CheckoutProps }
export type * from './public.ts'

/**
 * Shows nothing until it has a token. Every drawing hands over all options, so that a callback is always the newest
 * one, and a token, language or theme is taken over where it has changed. Throws a `TypeError` where `server` is no
 * address.
 */
export function Checkout({ className, open = false, ...options }: CheckoutProps): ReactElement {
  const place = useRef<HTMLDivElement>(null)
  const [keeper] = useState(() => createKeeper())
  useEffect(() => {
    if (place.current) keeper.follow(place.current, options)
  })
  // StrictMode ends it at once, and then runs the effect above anew.
  useEffect(() => () => keeper.end(), [keeper])
  useEffect(() => {
    if (open) keeper.checkout?.open()
    else keeper.checkout?.close()
  }, [keeper, open])
  // oxlint-disable-next-line react/refs -- createElement reads nothing of it
  return createElement('div', { ref: place, className })
}
