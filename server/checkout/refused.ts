/** Why nothing came of what a buyer asked for. */
import type { Refusal } from '../domain/commands.ts'
import type { FieldFault } from '../domain/read-fields.ts'

/** A refusal, or a field to blame: what is wrong is a value. */
export type Refused =
  | {
      readonly kind: 'refused'
      readonly why: Refusal | 'key_reused' | 'unknown_method' | 'method_unavailable' | 'below_minimum' | 'above_maximum'
    }
  | { readonly kind: 'field'; readonly fault: FieldFault }
  /** Too many payments were started; `wait` is in ms. */
  | { readonly kind: 'too-often'; readonly wait: number }
