/** How the buyer's browser has to come to the hosted page: the `action`, `method` and `params` of the document. */
import type { Settings } from '../settings.ts'
import { entryOf } from './catalogue/catalogue.ts'

export interface HostedEntry {
  readonly sid: string
  readonly token: string
  readonly action: string
  readonly method: 'GET' | 'POST'
  readonly params: Readonly<Record<string, string>>
}

/** Chooses the entry of a service's page by the setting, else by the service itself. */
export function hostedEntry(
  service: string,
  setting: Settings['hppMethod'],
  page: { readonly sid: string; readonly token: string; readonly action: string },
): HostedEntry {
  const wanted = setting === 'auto' ? entryOf(service) : setting === 'GET' ? 'GET with params' : 'POST'
  const params = { session: page.sid, signature: page.token.slice(0, 12), comment: 'Оплата & "заказ" <1>' }
  switch (wanted) {
    case 'GET':
      return { ...page, method: 'GET', params: {} }
    case 'GET with params':
      return { ...page, method: 'GET', params }
    case 'POST':
      return { ...page, method: 'POST', params }
  }
}
