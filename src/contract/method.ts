import * as v from 'valibot'
import { categorySchema, type Category } from './category.ts'
import { instantSchema } from './instant.ts'
import { moneySchema } from './amount.ts'
import { oneOf, type OnUnknown } from './tolerant.ts'

export const fieldSchema = (onUnknown: OnUnknown) =>
  v.object({
    name: v.string(),
    type: oneOf('field type', ['text', 'tel', 'email', 'select', 'checkbox', 'datetime'], 'text', onUnknown),
    label: v.string(),
    hint: v.exactOptional(v.string()),
    example: v.exactOptional(v.string()),
    /** A checked JavaScript pattern without delimiters; the value must match it whole or in part, as it is written. */
    pattern: v.exactOptional(v.string()),
    required: v.boolean(),
    /** At least one field of the group of this name must be filled in. */
    oneOf: v.exactOptional(v.string()),
    options: v.exactOptional(v.array(v.object({ value: v.string(), label: v.string() }))),
  })
export type Field = v.InferOutput<ReturnType<typeof fieldSchema>>

/** The neutral pictures of our own; what has no other is drawn as one of these. */
export const GLYPHS = ['card', 'phone', 'qr', 'bank', 'wallet', 'cash', 'crypto', 'mobile', 'other'] as const
export type Glyph = (typeof GLYPHS)[number]

/** A method whose category is read by `category`, and whose glyph by `glyph`. */
export const methodWith = <
  const Read extends v.GenericSchema<string, Category>,
  const Drawn extends v.GenericSchema<unknown, Glyph>,
>(
  category: Read,
  glyph: Drawn,
  onUnknown: OnUnknown,
) =>
  v.object({
    /** `cactusgino.<method>`, `cactusgino.form.<method>`, `paymega.<service code>`, `invoice.page`. */
    id: v.string(),
    /** The way as the buyer knows it: `sbp`, `card`, `pix`, `m10`. */
    channel: v.exactOptional(v.string()),
    glyph: v.exactOptional(glyph),
    category,
    name: v.string(),
    summary: v.exactOptional(v.string()),
    icon: v.exactOptional(v.string()),
    fields: v.array(fieldSchema(onUnknown)),
    min: v.exactOptional(moneySchema),
    max: v.exactOptional(moneySchema),
    fee: v.exactOptional(moneySchema),
    /** What is due and the fee together, where the fee is known. */
    total: v.exactOptional(moneySchema),
    /** Seconds until there is something to pay by, for four of five buyers. */
    usually: v.exactOptional(v.number()),
    /** What people type who look for it. */
    aliases: v.exactOptional(v.array(v.string())),
    disabled: v.exactOptional(oneOf('disabled', ['below-minimum', 'above-maximum', 'busy'], 'busy', onUnknown)),
    /** Until when it is busy. */
    until: v.exactOptional(instantSchema),
  })

export const methodSchema = (onUnknown: OnUnknown) =>
  methodWith(categorySchema(onUnknown), oneOf('glyph', GLYPHS, 'other', onUnknown), onUnknown)
export type Method = v.InferOutput<ReturnType<typeof methodSchema>>
