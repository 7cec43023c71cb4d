/** Every way of putting a checkout into a page: one list, from which the server of the pages and the tests are made. */
import type { Locator, Page } from '@playwright/test'
import { recommendedPolicies } from '../test/support/recommended-policies.ts'

export interface Host {
  /** Its address is `/<name>?token=…`. */
  readonly name: string
  /** The file in `hosts/`, without `.html`; the name itself where it is left out. */
  readonly page?: string
  /** What stands in for the page's `{{placeholders}}`, besides what its address says; it may have others in it. */
  readonly values?: Readonly<Record<string, string>>
  /** What its server says besides the page, with the same placeholders. */
  readonly headers?: Readonly<Record<string, string>>
  /** Where the widget is: in the page, in a dialog over it, or in a page inside the page. */
  readonly where?: 'page' | 'dialog' | 'frame'
}

const component = (name: string): Host => ({ name, page: 'component', values: { library: name } })
const hostile = (sheet: string, dir = 'ltr'): Host => ({
  name: `hostile-${sheet}`,
  page: 'hostile',
  values: { sheet, dir },
})

/** The one that shops are told to have, with the places of these tests in it. */
const [RECOMMENDED = ''] = recommendedPolicies()
const POLICY = RECOMMENDED.replaceAll('https://pay.shop.example', '{{paywicketHost}}')
  .replaceAll('https://cactusgino.com', '{{provider}}')
  .replace("form-action 'self' https:", "form-action 'self' {{provider}}")
  .replace(/nonce-[^']+/, 'nonce-{{nonce}}')

export const HOSTS: readonly Host[] = [
  { name: 'script-tag' },
  { name: 'esm' },
  // With a bundler: import 'paywicket/element'.
  { name: 'element', values: { script: '/built/element/page.js' } },
  component('react'),
  component('react-18'),
  component('preact'),
  { name: 'modal', where: 'dialog' },
  { name: 'frame', where: 'frame' },
  {
    name: 'csp',
    page: 'script-tag',
    values: { nonce: 'only-one-page-is-made' },
    headers: { 'content-security-policy': POLICY },
  },
  {
    name: 'isolated',
    page: 'script-tag',
    headers: { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' },
  },
  hostile('all-unset'),
  hostile('reset'),
  hostile('small-root'),
  hostile('right-to-left', 'rtl'),
  hostile('loud'),
]

/** Not in the list: it is a page of the list, and differs in where its file comes from. */
const SERVED: Host = { name: 'element-served', page: 'element', values: { script: '{{paywicket}}/element.js' } }

/** The host of that name; a page of `hosts/` that is not in the list is as good. */
export function hostNamed(name: string): Host {
  return [...HOSTS, SERVED].find((host) => host.name === name) ?? { name }
}

/** The address of a host's page, where `origin` serves them all. A page with the other in it is of another site. */
export function addressOf({ name, where }: Host, origin: string, values: Readonly<Record<string, string>>): string {
  const site = where === 'frame' ? origin.replace('//localhost', '//127.0.0.1') : origin
  return `${site}/${name}?${new URLSearchParams(values)}`
}

/** Where the host's page holds its checkout. */
export function widgetOn(page: Page, { where }: Host): Locator {
  return (where === 'frame' ? page.frameLocator('iframe') : page).locator('#checkout')
}
