/** `import { Checkout } from 'paywicket/react'`: the checkout as a component, with the host's own React, 18 or 19. */
'use client'

import { createElement, useEffect, useRef, useState, type ReactElement } from 'react'
import type { CheckoutProps } from '../widget/types.ts'
import { componentFor } from './component.ts'

export type * from '../widget/types.ts'

/**
 * Shows nothing until it has a token. Every drawing hands over all options, so that a callback is always the newest
 * one, and a token, language or theme is taken over where it has changed. Throws a `TypeError` where `server` is no
 * address.
 */
export const Checkout: (props: CheckoutProps) => ReactElement = componentFor<ReactElement>({
  createElement,
  useEffect,
  useRef,
  useState,
})
