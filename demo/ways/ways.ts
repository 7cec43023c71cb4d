/** The ways to put the checkout into a page. Each is a page of the demo that runs the very code it shows. */

/** A file of `code/`. */
export interface Snippet {
  readonly file: string
  /** What the reader is to do with it. */
  readonly title: string
}

export interface Way {
  readonly id: string
  readonly title: string
  readonly text: string
  /** The markup of the page, filled in and as it is shown. */
  readonly markup: Snippet
  /** A module beside it, bundled with the package. */
  readonly module?: Snippet
  /** Shown, and run by a page inside of this one. */
  readonly inside?: Snippet
}

export const WAYS: readonly Way[] = [
  {
    id: 'script',
    title: 'Script tag',
    text: 'One line of markup. The server is where the script comes from.',
    markup: { file: 'script.html', title: 'In the page' },
  },
  {
    id: 'modal',
    title: 'Modal',
    text: 'The same line, with a button that opens the checkout over the page.',
    markup: { file: 'modal.html', title: 'In the page' },
  },
  {
    id: 'element',
    title: 'Element',
    text: 'A tag of its own. With a bundler, import “paywicket/element” instead of the first line.',
    markup: { file: 'element.html', title: 'In the page' },
  },
  {
    id: 'module',
    title: 'Module',
    text: 'createCheckout from a script of the page’s own, with everything that can be set and heard. Without a bundler, import it from “/paywicket.esm.js” of the server.',
    markup: { file: 'module.html', title: 'In the page' },
    module: { file: 'module.js', title: 'In its script' },
  },
  {
    id: 'react',
    title: 'React',
    text: 'A component that draws with the page’s own React, 18 or 19.',
    markup: { file: 'place.html', title: 'In the page' },
    module: { file: 'react.jsx', title: 'In its script' },
  },
  {
    id: 'preact',
    title: 'Preact',
    text: 'A component that draws with the page’s own Preact.',
    markup: { file: 'place.html', title: 'In the page' },
    module: { file: 'preact.jsx', title: 'In its script' },
  },
  {
    id: 'frame',
    title: 'Inside a frame',
    text: 'The checkout on a page of its own, shown in a frame of the shop’s page.',
    markup: { file: 'frame.html', title: 'In the page' },
    inside: { file: 'inside.html', title: 'The page inside' },
  },
  {
    id: 'hosted',
    title: 'Hosted page',
    text: 'A link to the address that comes with each session: a page of Paywicket’s own, which works without JavaScript too.',
    markup: { file: 'hosted.html', title: 'In the page' },
  },
]
