/** `/docs`: every route, webhook and schema of the OpenAPI document, on one page. */
import { html } from 'hono/html'
import type { OwnPaths } from '../../domain/own-paths.ts'
import { eventAnchor, schemaAnchor, type ApiDocument } from './document.ts'
import { errorsPath, layout } from './layout.ts'
import { route, webhook, type Drawn } from './operation.ts'
import { prose, type Html } from './prose.ts'
import { namedSchema } from './schema.ts'

interface Group {
  /** `/v1/sessions`: what the paths of its routes begin with. */
  readonly name: string
  readonly routes: readonly (Drawn & { readonly method: string; readonly path: string })[]
}

function groupsOf({ paths }: ApiDocument): readonly Group[] {
  const routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      path,
      method,
      operation,
      anchor: operation.operationId,
      heading: html`<span class="method ${method}">${method.toUpperCase()}</span> <code>${path}</code>`,
    })),
  )
  const named = Object.groupBy(routes, ({ path }) => path.split('/').slice(0, 3).join('/'))
  return Object.entries(named).map(([name, list]) => ({ name, routes: list ?? [] }))
}

const groupAnchor = (name: string): string => `routes${name.replaceAll('/', '-')}`

/** Prepared by its name alone: a schema that is one event's body stands with that event. */
const isOfEvent = (name: string): boolean => name.startsWith('Webhook_')

function contents(groups: readonly Group[], events: readonly string[], schemas: readonly string[]): Html {
  const part = (title: Html | string, anchor: string, links: readonly Html[]) =>
    html`<p><a href="#${anchor}">${title}</a></p>
      <ul>
        ${links.map((link) => html`<li>${link}</li>`)}
      </ul>`
  return html`${groups.map(({ name, routes }) =>
    part(
      html`<code>${name}</code>`,
      groupAnchor(name),
      routes.map(
        ({ anchor, method, path }) =>
          html`<a href="#${anchor}"
            ><span class="method ${method}">${method.toUpperCase()}</span>
            <code>${path.slice(name.length) || '/'}</code></a
          >`,
      ),
    ),
  )}${part(
    'Webhooks',
    'webhooks',
    events.map((event) => html`<a href="#${eventAnchor(event)}"><code>${event}</code></a>`),
  )}${part(
    'Schemas',
    'schemas',
    schemas.map((name) => html`<a href="#${schemaAnchor(name)}">${name}</a>`),
  )}`
}

export function referencePage(document: ApiDocument, paths: OwnPaths): Html {
  const { info, servers, webhooks, components } = document
  const errors = errorsPath(paths)
  const groups = groupsOf(document)
  const events = Object.entries(webhooks).flatMap(([event, operations]) =>
    Object.values(operations).map((operation) => ({
      event,
      drawn: { anchor: eventAnchor(event), heading: html`<code>${event}</code>`, operation },
    })),
  )
  const schemas = Object.entries(components.schemas)
  const shown = schemas.filter(([name]) => !isOfEvent(name)).toSorted(([one], [other]) => (one < other ? -1 : 1))
  const main = html`<h1>${info.title} API</h1>
    <p>
      ${prose(info.description ?? '')}. Version ${info.version}, at
      ${servers.map(({ url }) => html`<code>${url}</code>`)}.
    </p>
    <p>
      Drawn from <a href="${paths.file('openapi.json')}">openapi.json</a>, which generators of clients read. A refusal
      is a <a href="#schema-Problem">Problem</a> with a code: <a href="${errors}">all codes</a>.
    </p>
    ${groups.map(
      ({ name, routes }) =>
        html`<h2 id="${groupAnchor(name)}"><code>${name}</code></h2>
          ${routes.map((one) => route(one, document, errors))}`,
    )}
    <h2 id="webhooks">Webhooks</h2>
    <p>What the shop is told at ${html`<code>PAYWICKET_WEBHOOK_URL</code>`}, each by a POST that is signed.</p>
    ${events.map(({ drawn }) => webhook(drawn, errors))}
    <h2 id="schemas">Schemas</h2>
    ${[...shown, ...schemas.filter(([name]) => isOfEvent(name))].map(([name, schema]) => namedSchema(name, schema))}`
  const side = contents(
    groups,
    events.map(({ event }) => event),
    shown.map(([name]) => name),
  )
  return layout({ title: `${info.title} API`, paths, contents: side, main })
}
