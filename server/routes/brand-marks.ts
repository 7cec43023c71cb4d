/**
 * Marks of ways to pay that are known everywhere, for the row with their name beside it. From Simple Icons, whose drawings are in the public
 * domain (CC0); the marks stay their owners'. Looked up by the code of the channel, never by its sound: MIR, MTS and FPS are names
 * of other things in the collections that have them.
 */
import { siBinance, siMastercard, siPix, siQiwi, siTether, siVisa, siWise, type SimpleIcon } from 'simple-icons'
import type { Brand } from './brands.ts'

const ICONS: Readonly<Record<Brand, SimpleIcon>> = {
  binance: siBinance,
  mastercard: siMastercard,
  pix: siPix,
  qiwi: siQiwi,
  tether: siTether,
  visa: siVisa,
  wise: siWise,
}

/** Where each drawing is from, and what its owner asks of those who show it. */
export const MARK_SOURCES = Object.values(ICONS).map(({ title, source, guidelines }) => ({ title, source, guidelines }))

/** As a picture of its own, in the brand's colour. */
export function brandMark(name: Brand): string {
  const { path, hex } = ICONS[name]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#${hex}" d="${path}"/></svg>`
}
