/** How buyers reach the shop: PAYWICKET_SHOP_CONTACT. */
import type { Contact } from '../../src/contract/index.ts'
import { listOf } from './list.ts'
import { hasCredentials } from './url.ts'
import type { Env } from './variables.ts'

const NAME = 'PAYWICKET_SHOP_CONTACT'
/** Characters of an address. */
const LONGEST = 256
const EMAIL = /^[^\s@?&,;<>"]+@[^\s@?&,;<>"]+\.[^\s@?&,;<>"]+$/
const PHONE = /^\+?[\d() .-]{3,24}$/

const isWebsite = (text: string): boolean => {
  const url = URL.parse(text)
  return url?.protocol === 'https:' && !hasCredentials(url)
}

/** One way as the contract has it; undefined where it is none. */
function wayOf(text: string): readonly [keyof Contact, string] | undefined {
  const [, scheme = '', rest = ''] = /^(mailto|tel|https):(.*)$/i.exec(text) ?? []
  if (text.length > LONGEST) return undefined
  switch (scheme.toLowerCase()) {
    case 'mailto':
      return EMAIL.test(rest) ? ['email', rest] : undefined
    case 'tel':
      return PHONE.test(rest) && /\d{3}/.test(rest.replaceAll(/\D/g, '')) ? ['phone', rest.trim()] : undefined
    case 'https':
      return isWebsite(text) ? ['url', text] : undefined
    default:
      return undefined
  }
}

/** One address of each kind; what is wrong goes into `errors`, each by its own words. Undefined where nothing is said. */
export function readContact(env: Env, errors: string[]): Contact | undefined {
  const contact: { -readonly [Kind in keyof Contact]: Contact[Kind] } = {}
  for (const text of listOf(env[NAME])) {
    const way = wayOf(text)
    if (!way)
      errors.push(
        `${NAME}: ${text} is none of mailto:help@shop.example, tel:+78001234567 and https://shop.example/help`,
      )
    else if (contact[way[0]] !== undefined) errors.push(`${NAME}: ${text} is a second one of its kind`)
    else contact[way[0]] = way[1]
  }
  return Object.keys(contact).length === 0 ? undefined : contact
}
