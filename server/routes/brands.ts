/** Channels that have a mark of their brand. */
export const BRANDS = ['binance', 'mastercard', 'pix', 'qiwi', 'tether', 'visa', 'wise'] as const
export type Brand = (typeof BRANDS)[number]

export const isBrand = (name: string): name is Brand => BRANDS.some((brand) => brand === name)
