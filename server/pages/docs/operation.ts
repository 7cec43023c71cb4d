/** One route, or one webhook: what is sent, and what is answered. */
import { html } from 'hono/html'
import type { ApiDocument, Content, Operation, Parameter } from './document.ts'
import { jsonBlock, prose, type Html } from './prose.ts'
import { below, field, typeText } from './schema.ts'

const PROBLEM = 'application/problem+json'

function parameters(title: string, list: readonly Parameter[]): Html | '' {
  if (list.length === 0) return ''
  const rows = list.map(({ name, schema = {}, required, description, in: place }) =>
    field(
      name,
      schema,
      required === true,
      html`<p class="place">in the ${place}</p>
        ${description === undefined ? '' : html`<p>${prose(description)}</p>`}`,
    ),
  )
  return html`<h4>${title}</h4>
    <dl class="fields">${rows}</dl>`
}

const media = (content: Content): readonly Html[] =>
  Object.entries(content).map(
    ([type, { schema, example }]) =>
      html`<p class="media"><code>${type}</code>${schema ? html`: ${typeText(schema)}` : ''}</p>
        ${schema ? below(schema) : ''}${
          example === undefined
            ? ''
            : html`<p>For example:</p>
                ${jsonBlock(example)}`
        }`,
  )

/** Those that are problem documents are alike, and stand in one line. */
function answers(responses: Operation['responses'], errors: string): Html {
  const isProblem = ({ content = {} }: Operation['responses'][string]) => PROBLEM in content
  const all = Object.entries(responses)
  const refusals = all.filter(([, response]) => isProblem(response)).map(([status]) => status)
  const rows = all
    .filter(([, response]) => !isProblem(response))
    .map(
      ([status, { description, content = {} }]) =>
        html`<dt><code class="status">${status}</code> ${prose(description)}</dt>
          <dd>${media(content)}</dd>`,
    )
  const problems =
    refusals.length === 0
      ? ''
      : html`<dt>${refusals.map((status) => html`<code class="status">${status}</code> `)}</dt>
          <dd>
            <p>A <a href="#schema-Problem">Problem</a> with a <a href="${errors}">code</a></p>
          </dd>`
  return html`<h4>Answers</h4>
    <dl class="answers">${rows}${problems}</dl>`
}

function keys({ security }: Operation, { components }: ApiDocument): string {
  const names = (security ?? []).flatMap((one) => Object.keys(one))
  if (names.length === 0) return 'Without a key.'
  const told = names.map((name) => components.securitySchemes[name]?.description ?? name)
  return `Key: ${told.join('; or ')}, as \`Authorization: Bearer …\``
}

function body({ requestBody }: Operation): Html | '' {
  if (!requestBody) return ''
  return html`<h4>Body${requestBody.required === true ? '' : ', may be left out'}</h4>
    ${media(requestBody.content)}`
}

export interface Drawn {
  readonly anchor: string
  /** `GET /v1/sessions`, or the name of an event. */
  readonly heading: Html
  readonly operation: Operation
}

/** A route. `errors` is the address of the page of codes. */
export function route({ anchor, heading, operation }: Drawn, document: ApiDocument, errors: string): Html {
  const { summary, description, parameters: list = [], responses } = operation
  return html`<section class="entry" id="${anchor}">
    <h3><a href="#${anchor}">${heading}</a></h3>
    <p class="summary">${prose(summary ?? '')}</p>
    ${description === undefined ? '' : html`<p>${prose(description)}</p>`}
    <p class="keys">${prose(keys(operation, document))}</p>
    ${parameters('Parameters', list)}${body(operation)}${answers(responses, errors)}
  </section>`
}

/** What the shop is told. */
export function webhook({ anchor, heading, operation }: Drawn, errors: string): Html {
  const { summary, parameters: list = [], responses } = operation
  return html`<section class="entry" id="${anchor}">
    <h3><a href="#${anchor}">${heading}</a></h3>
    <p class="summary">${prose(summary ?? '')}</p>
    ${parameters('Headers', list)}${body(operation)}${answers(responses, errors)}
  </section>`
}
