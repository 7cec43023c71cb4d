/**
 * Where a browser finds what is ours, from the root of the host. All of it lives below the path of our public address, which is
 * known here alone: whoever leads to us asks. Pure.
 */

/** What the pages of codes are below, as an absolute address. */
export const errorsAddress = (publicUrl: string): string => `${publicUrl}/docs/errors`

export interface OwnPaths {
  /** The path of the public address, without a slash at its end; empty where all lives at the root. */
  readonly prefix: string
  /** The script tag's file. */
  readonly script: string
  /** What violations of a page's policy are told to. */
  readonly reports: string
  /** The script of the page that a payment system's frame comes back to. */
  readonly frameScript: string
  /** What every hosted page is below. */
  readonly pages: string
  /** The stylesheet of our pages. */
  readonly stylesheet: string
  /** The API to read, and what is below it. */
  readonly docs: string
  /** A file of the widget's, by its name in the build. */
  file(name: string): string
  /** The hosted page of a session. */
  page(session: string): string
  /** Where a press lets another device into the hosted page. */
  handover(session: string): string
}

/** `publicUrl` as the settings have read it. */
export function ownPaths(publicUrl: string): OwnPaths {
  const prefix = new URL(publicUrl).pathname.replace(/\/$/, '')
  const pages = `${prefix}/pay`
  const file = (name: string) => `${prefix}/${name}`
  return {
    prefix,
    script: file('paywicket.js'),
    reports: `${prefix}/v1/reports`,
    frameScript: `${prefix}/v1/return/frame.js`,
    pages,
    stylesheet: `${pages}/page.css`,
    docs: file('docs'),
    file,
    page: (session) => `${pages}/${session}`,
    handover: (session) => `${pages}/${session}/handover`,
  }
}
