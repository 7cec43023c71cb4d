/** What a buyer is told to send to. All of it is invented. */
import type { Row } from '../src/contract/index.ts'

/** Every row there is, in the order in which a bank's app asks for them. */
const ROWS: Readonly<Record<Row['name'], Omit<Row, 'name'>>> = {
  card: { value: '2200 7007 1234 5676', copy: '2200700712345676' },
  phone: { value: '+7 900 123-45-67', copy: '+79001234567' },
  account: { value: '40817810099910004312' },
  bank: { value: 'T-Bank' },
  holder: { value: 'Ivan Petrovich S.' },
  country: { value: 'Kazakhstan' },
  address: { value: '12 Garden Street, entrance 3' },
  messenger: { value: 'Telegram' },
  username: { value: '@quiet_courier' },
  time: { value: '2026-11-22T18:30:00.000Z' },
  code: { value: '4417' },
  reference: { value: 'Order 1001' },
}

const rowsOf = (...names: readonly Row['name'][]): readonly Row[] => names.map((name) => ({ name, ...ROWS[name] }))

export const CARD_ROWS = rowsOf('card', 'bank', 'holder')
export const PHONE_ROWS = rowsOf('phone', 'bank', 'holder')
export const ACCOUNT_ROWS = rowsOf('account', 'bank', 'holder', 'reference')
export const MEETING_ROWS = rowsOf('address', 'messenger', 'username', 'time', 'code')
export const EVERY_ROW: readonly Row[] = Object.entries(ROWS).map(([name, row]) => ({
  name: name as Row['name'],
  ...row,
}))

/** As the sandbox hands them out for each of its ways. */
export const PIX_ROWS: readonly Row[] = [
  { name: 'phone', value: '+5511987654321', copy: '+5511987654321' },
  { name: 'bank', value: 'Nubank' },
  { name: 'holder', value: 'Joao Pereira' },
]
export const M10_ROWS: readonly Row[] = [
  { name: 'phone', value: '+994501234567', copy: '+994501234567' },
  { name: 'bank', value: 'm10' },
  { name: 'holder', value: 'Elvin Məmmədov' },
]
export const BINANCE_ROWS: readonly Row[] = [
  { name: 'account', value: '481920375' },
  { name: 'bank', value: 'Binance' },
  { name: 'holder', value: 'cactus_p2p_desk' },
]
export const CHAIN_ROWS: readonly Row[] = [
  { name: 'account', value: 'TQ5XcR8mJhYv2nKpL7wZ3sBfGd9aEuN4iV' },
  { name: 'reference', value: 'TRC-20' },
]
export const LOCAL_BANK_ROWS: readonly Row[] = [
  { name: 'account', value: '1903456781234' },
  { name: 'bank', value: 'Techcombank' },
  { name: 'holder', value: 'Trần Thị Bình' },
]

/** Values without a place to break them, and with a great many words. */
export const LONG_ROWS: readonly Row[] = [
  { name: 'account', value: 'TQ5XcR8mJhYv2nKpL7wZ3sBfGd9aEuN4iVo6tHxC1yPrMqWkUzSjDlAbFgOeIn' },
  {
    name: 'bank',
    value: 'The Joint-Stock Commercial Bank of Regional and International Development of the Northern Harbours',
  },
  { name: 'holder', value: 'Konstantin-Maximilian Alexandrovich Bogoyavlensky-Rimsky the younger' },
  { name: 'reference', value: 'RF18539007547034RF18539007547034RF18539007547034' },
]

/** A payment code of the kind that a bank's app reads. */
export const PAYLOAD =
  'https://qr.nspk.ru/AS10003P3RH0LJ2A9ROO038L6NT5RU1M?type=02&bank=100000000007&sum=150317&cur=RUB&crc=80F1'

/** A picture of a code, as some payment systems send it: only its look is a code's. */
export const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 21 21" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h21v21H0z"/>${[
  'M0 0h7v7H0zM1 1v5h5V1zM2 2h3v3H2z',
  'M14 0h7v7h-7zM15 1v5h5V1zM16 2h3v3h-3z',
  'M0 14h7v7H0zM1 15v5h5v-5zM2 16h3v3H2z',
  'M8 0h1v2H8zM10 1h2v1h-2zM9 4h3v1H9zM8 8h5v1H8zM15 8h2v3h-2zM18 9h3v1h-3zM0 9h3v1H0zM4 10h2v2H4zM9 11h4v2H9zM8 15h2v3H8zM12 14h3v2h-3zM16 13h4v2h-4zM11 18h5v2h-5zM18 17h3v3h-3z',
]
  .map((path) => `<path fill-rule="evenodd" d="${path}"/>`)
  .join('')}</svg>`

/** A Pix code, to be pasted or scanned. */
export const PIX_CODE =
  '00020126360014br.gov.bcb.pix0114+5511987654321520400005303986540515.175802BR5912Joao Pereira6009Sao Paulo6208050410016304E5F3'
