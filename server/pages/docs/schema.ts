/** A schema as it is read: its type, its limits, and its fields, each with whether it is needed. */
import { html } from 'hono/html'
import { nameIn, schemaAnchor, type Schema } from './document.ts'
import { prose, type Html } from './prose.ts'

const code = (value: unknown): Html => html`<code>${typeof value === 'string' ? value : JSON.stringify(value)}</code>`

const between = (parts: readonly Html[], sign: string): readonly (Html | string)[] =>
  parts.flatMap((part, index) => (index === 0 ? [part] : [sign, part]))

/** In a few words; what a list or a choice holds is drawn below it. */
export function typeText(schema: Schema): Html {
  const { $ref, type, items, oneOf, anyOf } = schema
  if ($ref !== undefined) return html`<a href="#${schemaAnchor(nameIn($ref))}">${nameIn($ref)}</a>`
  if (schema.const !== undefined) return code(schema.const)
  if (schema.enum) return html`one of ${between(schema.enum.map(code), ', ')}`
  if (items) return html`list of ${typeText(items)}`
  if (oneOf ?? anyOf) return html`one of these`
  if (type === undefined) return html`${schema.properties ? 'object' : 'anything'}`
  return html`${typeof type === 'string' ? type : type.join(' or ')}`
}

function range(least: number | undefined, most: number | undefined, what: string): readonly string[] {
  if (least !== undefined && most !== undefined) return [`${least} to ${most}${what}`]
  if (least !== undefined) return [`at least ${least}${what}`]
  return most === undefined ? [] : [`at most ${most}${what}`]
}

/** What a value must be besides its type. */
function limits(schema: Schema): Html | '' {
  const { format, pattern, minLength, maxLength, minimum, maximum, minItems, maxItems, propertyNames } = schema
  const parts: readonly Html[] = [
    ...range(minLength, maxLength, ' letters'),
    ...range(minimum, maximum, ''),
    ...(schema.exclusiveMinimum === undefined ? [] : [`more than ${schema.exclusiveMinimum}`]),
    ...range(minItems, maxItems, ' entries'),
    ...(format === undefined ? [] : [format]),
  ].map((text) => html`${text}`)
  const all = [
    ...parts,
    ...(pattern === undefined ? [] : [html`fits <code>${pattern}</code>`]),
    ...(schema.default === undefined ? [] : [html`${code(schema.default)} unless said`]),
    ...(propertyNames?.pattern === undefined ? [] : [html`names fit <code>${propertyNames.pattern}</code>`]),
  ]
  return all.length === 0 ? '' : html`<p class="limits">${between(all, '; ')}</p>`
}

/** What is inside of a schema: its fields, its choices, what its list holds. A named one is drawn at its own place. */
function inside(schema: Schema): Html | '' {
  const { $ref, properties, items, prefixItems, oneOf, anyOf, allOf, additionalProperties } = schema
  if ($ref !== undefined) return ''
  const choices = oneOf ?? anyOf ?? allOf ?? prefixItems
  return html`${properties ? fields(properties, schema.required ?? []) : ''}${
    choices
      ? html`<ul class="choices">
          ${choices.map((one) => html`<li>${typeText(one)}${below(one)}</li>`)}
        </ul>`
      : ''
  }${items ? below(items) : ''}${
    typeof additionalProperties === 'object' && Object.keys(additionalProperties).length > 0
      ? html`<p>Under any name: ${typeText(additionalProperties)}</p>
          ${below(additionalProperties)}`
      : ''
  }`
}

/** All that is said of a value beside its type. */
export function below(schema: Schema): Html {
  const { description } = schema
  return html`${description === undefined ? '' : html`<p>${prose(description)}</p>`}${limits(schema)}${inside(schema)}`
}

/** One field or parameter: `where` says what it is a part of, where that is not clear. */
export function field(name: string, schema: Schema, isNeeded: boolean, more: Html | '' = ''): Html {
  return html`<dt>
      <code class="name">${name}</code> <span class="type">${typeText(schema)}</span>${
        isNeeded ? html` <strong class="needed">needed</strong>` : ''
      }
    </dt>
    <dd>${more}${below(schema)}</dd>`
}

function fields(properties: Readonly<Record<string, Schema>>, required: readonly string[]): Html {
  const rows = Object.entries(properties).map(([name, schema]) => field(name, schema, required.includes(name)))
  return html`<dl class="fields">${rows}</dl>`
}

/** A named schema at its own place. */
export function namedSchema(name: string, schema: Schema): Html {
  return html`<section class="entry" id="${schemaAnchor(name)}">
    <h3><a href="#${schemaAnchor(name)}">${name}</a></h3>
    ${schema.properties ? '' : html`<p class="type">${typeText(schema)}</p>`}${below(schema)}
  </section>`
}
