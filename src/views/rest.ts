import type { ComponentChildren } from 'preact'
import type { Method } from '../contract/index.ts'
import type { LazyViewContext } from './view-context.ts'

/** What the ways that are not among the first are drawn from. */
export interface RestProps {
  readonly context: LazyViewContext
  /** All of them; the first `shown` are on screen. */
  readonly methods: readonly Method[]
  readonly shown: number
  /** Draws rows of the picker. */
  readonly rows: (methods: readonly Method[], isShort: boolean) => ComponentChildren
}
