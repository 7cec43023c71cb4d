/** `import { Checkout } from 'paywicket/preact'`: the checkout as a component, with the host's own Preact, 10 or 11. */
import { createElement, type ComponentChild } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { CheckoutProps } from '../widget/types.ts'
import { componentFor } from './component.ts'

export type * from '../widget/types.ts'

/**
 * Shows nothing until it has a token. Every drawing hands over all options, so that a callback is always the newest
 * one, and a token, language or theme is taken over where it has changed. Throws a `TypeError` where `server` is no
 * address.
 */
export const Checkout: (props: CheckoutProps) => ComponentChild = componentFor<ComponentChild>({
  createElement,
  useEffect,
  useRef,
  useState,
})
