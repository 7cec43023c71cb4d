/** What few buyers open: banks to pay from, a meeting for cash, help, a receipt, another device. They come in a file of their own. */
import { Banks } from './Banks.tsx'
import { Cash } from './Cash.tsx'
import { Handover } from './Handover.tsx'
import { Help } from './Help.tsx'
import { Receipt } from './Receipt.tsx'

export const extraViews = { Banks, Cash, Handover, Help, Receipt }
export type ExtraViews = typeof extraViews
