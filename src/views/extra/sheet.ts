/** What is kept of a payment outside the page, as a picture or on paper: whom, how much, to what, by when. */
import type { Session } from '../../contract/index.ts'
import { momentText } from '../../core/moment.ts'
import type { QrShape } from '../../ui/qr.ts'
import type { ExtraViewContext } from '../view-context.ts'
import { detailsOf } from './support-text.ts'

export interface SheetRow {
  readonly label: string
  readonly value: string
}

export interface Sheet {
  /** A BCP 47 tag. */
  readonly lang: string
  readonly shop: string
  readonly order: string
  /** How it stands, where nothing is to be paid any more. */
  readonly title: string | undefined
  readonly amount: SheetRow
  readonly rows: readonly SheetRow[]
  /** By when, or that it is over. */
  readonly note: string | undefined
  readonly code: { readonly shape: QrShape } | { readonly svg: string } | undefined
}

const QR = () => import('../../ui/qr.ts')

async function codeOf(session: Session, { files }: ExtraViewContext): Promise<Sheet['code']> {
  const { payload, svg } = detailsOf(session)?.qr ?? {}
  if (payload !== undefined) {
    const { qrShape } = await files.get(QR)
    try {
      return { shape: qrShape(payload) }
    } catch {
      // Too long for a code: the given picture stands in, as it does on screen.
    }
  }
  return svg === undefined ? undefined : { svg }
}

/** May these details still be paid to? */
export function areUsable(session: Session, now: number): boolean {
  const details = detailsOf(session)
  if (!details || details.ended || session.action.kind !== 'transfer') return false
  return details.expiresAt === undefined || Date.parse(details.expiresAt) > now
}

/** Is there anything worth keeping? */
export const hasSheet = (session: Session): boolean =>
  detailsOf(session) !== undefined || session.action.kind === 'done'

export async function sheetOf(session: Session, context: ExtraViewContext): Promise<Sheet> {
  const { t, money, tag } = context.translator
  const { merchant, order, action, received } = session
  const details = detailsOf(session)
  const usable = areUsable(session, context.controller.now.peek())
  const sum = details?.amount ?? received ?? order.amount
  const label = usable ? 'sendExactly' : received && !details ? 'arrived' : 'amount'
  const until = usable ? details?.expiresAt : undefined
  const note = until === undefined ? undefined : t('payBefore', { time: momentText(until, tag) })
  return {
    lang: tag,
    shop: merchant.name,
    order: [order.description, order.id].filter((text) => text !== undefined).join(' · '),
    title: action.kind === 'done' ? t(`done_${action.outcome}`) : undefined,
    amount: { label: t(label), value: money(sum) },
    rows: (details?.rows ?? []).map(({ name, value }) => ({
      label: t(`row_${name}`),
      value: name === 'time' ? momentText(value, tag) : value,
    })),
    note: details && !usable && action.kind === 'transfer' ? t('doNotSend') : note,
    code: usable ? await codeOf(session, context) : undefined,
  }
}
