/** How a shop is reached, as links. The server has checked them already; this is the last look. */
import type { Contact } from '../contract/whole-session.ts'
import { pageAddress } from './address.ts'

export interface ContactLink {
  readonly kind: keyof Contact
  readonly text: string
  readonly href: string
}

/** In the order in which they are named; what is no address, number or page is left out. */
export function contactLinks({ email = '', phone = '', url = '' }: Contact = {}): readonly ContactLink[] {
  const links: ContactLink[] = []
  if (/^[^\s@?&#/]+@[^\s@?&#/]+$/.test(email)) links.push({ kind: 'email', text: email, href: `mailto:${email}` })
  const number = phone.replace(/[\s().-]/g, '')
  if (/^\+?\d{3,15}$/.test(number)) links.push({ kind: 'phone', text: phone, href: `tel:${number}` })
  const page = pageAddress(url)
  if (page?.protocol === 'https:') links.push({ kind: 'url', text: page.host, href: page.href })
  return links
}
