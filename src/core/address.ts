/**
 * The last look at an address before a browser goes there. The server has checked it already; a server that
 * was talked into something must still not be able to run a script in the shop's page.
 */

import type { WidgetFault } from '../contract/own-faults.ts'
import type { Fault } from './api.ts'

/** The fault where nobody should be sent. */
export const BAD_ADDRESS: Fault = { kind: 'refused', code: 'bad-address' satisfies WidgetFault }

/** Undefined where it is no absolute address. */
export function addressOf(address: string): URL | undefined {
  try {
    return new URL(address)
  } catch {
    return undefined
  }
}

/** A page's address where it is `https:`, or `http:` on this very machine, and names no user; else undefined. */
export function pageAddress(address: string): URL | undefined {
  const url = addressOf(address)
  if (!url || url.username || url.password) return undefined
  const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback) ? url : undefined
}

/** Schemes that a browser runs, or that show what a page itself made up, instead of opening an app. */
const NOT_APPS = /^(javascript|data|vbscript|blob|file|filesystem|about|view-source|https?|ftp|wss?):$/

/** The address of a page, or of a bank's own app; the server holds the list of apps. */
export function linkAddress(address: string): string | undefined {
  const url = addressOf(address)
  if (!url) return undefined
  return NOT_APPS.test(url.protocol) ? pageAddress(address)?.href : url.href
}
