/** What is left of a text when scripts, accents and spellings no longer matter: `Тинькофф` and `Tinkoff` are the same. Pure. */

/** Letters that sound alike, from Cyrillic to Latin: Russian, Ukrainian, Kazakh. */
const LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  ә: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ғ: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  є: 'e',
  э: 'e',
  ж: 'j',
  з: 'z',
  и: 'i',
  й: 'i',
  і: 'i',
  ї: 'i',
  к: 'k',
  қ: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  ң: 'n',
  о: 'o',
  ө: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ұ: 'u',
  ү: 'u',
  ў: 'u',
  ф: 'f',
  х: 'h',
  һ: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'i',
  ь: '',
  ю: 'iu',
  я: 'ia',
  ı: 'i',
  ə: 'a',
  đ: 'd',
  ß: 'ss',
}

/** Ways to write one sound, from many to one; in this order. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/kh/g, 'h'],
  [/zh/g, 'j'],
  [/ck|c(?!h)|q/g, 'k'],
  [/w/g, 'v'],
  [/y/g, 'i'],
  [/z/g, 's'],
  [/x/g, 'ks'],
  [/(.)\1+/g, '$1'],
]

/** In lower-case Latin letters and figures with single spaces between words, as far as the script is known; other scripts stay. */
export function plainSpelling(text: string): string {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\P{ASCII}/gu, (letter) => LATIN[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
  return ALIKE.reduce((word, [many, one]) => word.replace(many, one), plain)
}

/** The same keys of the Russian and of the English keyboard. */
const RUSSIAN = 'йцукенгшщзхъфывапролджэячсмитьбю'
const ENGLISH = "qwertyuiop[]asdfghjkl;'zxcvbnm,."

/** What the same keys would have written in the other layout. */
export function otherLayout(text: string): string {
  return text.toLowerCase().replace(/./gsu, (letter) => {
    const [russian, english] = [RUSSIAN.indexOf(letter), ENGLISH.indexOf(letter)]
    return RUSSIAN[english] ?? ENGLISH[russian] ?? letter
  })
}
