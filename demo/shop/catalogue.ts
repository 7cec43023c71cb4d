/** What the shop sells. Prices live here and nowhere else: no browser is ever asked for one. */
import type { Locale } from './locale.ts'

export const CURRENCIES = ['RUB', 'KZT', 'USD', 'AZN', 'BRL'] as const
export type Currency = (typeof CURRENCIES)[number]

type Spoken = Readonly<Record<Locale, string>>

export interface Product {
  readonly id: string
  readonly name: Spoken
  /** Size or weight, in a few words. */
  readonly detail: Spoken
  /** What the picture shows, for those who do not see it. */
  readonly picture: Spoken
  /** Integer minor units, two decimals in each of these currencies. */
  readonly prices: Readonly<Record<Currency, number>>
}

export const CATALOGUE: readonly Product[] = [
  {
    id: 'oolong',
    name: { en: 'Mountain oolong', ru: 'Горный улун' },
    detail: { en: 'Loose leaf, 100\u00a0g', ru: 'Листовой, 100\u00a0г' },
    picture: { en: 'A green tea tin with a leaf on its label', ru: 'Зелёная банка чая с листом на этикетке' },
    prices: { RUB: 1290_00, KZT: 6900_00, USD: 16_00, AZN: 26_00, BRL: 89_00 },
  },
  {
    id: 'mug',
    name: { en: 'Stoneware mug', ru: 'Керамическая кружка' },
    detail: { en: 'Wheel-thrown, 300\u00a0ml', ru: 'Ручная работа, 300\u00a0мл' },
    picture: { en: 'A blue and sand coloured mug', ru: 'Кружка песочного и синего цвета' },
    prices: { RUB: 1850_00, KZT: 9900_00, USD: 23_00, AZN: 38_00, BRL: 129_00 },
  },
  {
    id: 'teapot',
    name: { en: 'Glass teapot', ru: 'Стеклянный чайник' },
    detail: { en: 'With a strainer, 600\u00a0ml', ru: 'С ситечком, 600\u00a0мл' },
    picture: { en: 'A round glass teapot with tea in it', ru: 'Круглый стеклянный чайник с чаем' },
    prices: { RUB: 2990_00, KZT: 15_900_00, USD: 37_00, AZN: 61_00, BRL: 205_00 },
  },
  {
    id: 'notebook',
    name: { en: 'Dotted notebook', ru: 'Блокнот в точку' },
    detail: { en: 'A5, 160 pages', ru: 'A5, 160 страниц' },
    picture: { en: 'A brick-red notebook with a ribbon', ru: 'Блокнот кирпичного цвета с закладкой' },
    prices: { RUB: 690_00, KZT: 3700_00, USD: 8_50, AZN: 14_00, BRL: 48_00 },
  },
  {
    id: 'candle',
    name: { en: 'Beeswax candle', ru: 'Свеча из воска' },
    detail: { en: 'Burns for 40 hours', ru: 'Горит 40 часов' },
    picture: { en: 'A burning candle in a jar', ru: 'Горящая свеча в стакане' },
    prices: { RUB: 949_50, KZT: 5100_00, USD: 11_90, AZN: 19_50, BRL: 66_90 },
  },
  {
    id: 'towel',
    name: { en: 'Linen tea towel', ru: 'Льняное полотенце' },
    detail: { en: 'Washed linen, 45\u00a0×\u00a070\u00a0cm', ru: 'Мягкий лён, 45\u00a0×\u00a070\u00a0см' },
    picture: { en: 'A folded striped towel', ru: 'Сложенное полотенце в полоску' },
    prices: { RUB: 780_00, KZT: 4200_00, USD: 9_70, AZN: 16_00, BRL: 54_00 },
  },
]

/** Undefined where the shop sells no such thing. */
export function productOf(id: string): Product | undefined {
  return CATALOGUE.find((product) => product.id === id)
}
