/** What a press on a button of the page without JavaScript asks for. */
import type { BuyerService, Commanded } from '../checkout/buyer-service.ts'
import type { Attached, ReceiptService } from '../checkout/receipt-service.ts'
import { fault } from '../domain/read-fields.ts'
import type { SessionState } from '../domain/session.ts'
import { FIELDS, ZONE } from '../pages/plain-form.ts'
import type { Reader } from '../pages/reader.ts'
import { isClockTime, momentIn } from '../pages/zones.ts'
import { TEXTS } from '../texts/index.ts'

type Values = Readonly<Record<string, string>>
/** A form as it was sent: its texts, and a file. */
export interface Pressed {
  readonly values: Values
  readonly file?: Uint8Array
}
type Press = (state: SessionState, pressed: Pressed, reader: Reader) => Promise<Commanded | Attached | undefined>

/** Undefined where the form asks for nothing that there is. A time is refused whose clock nobody has named. */
export function plainPress(buyerService: BuyerService, receipts: Pick<ReceiptService, 'attach'>): Press {
  async function choose(state: SessionState, values: Values, { locale, zone, isZoneSaid }: Reader) {
    const given = Object.entries(values).flatMap(([name, value]) =>
      name.startsWith(FIELDS) ? [[name.slice(FIELDS.length), value] as const] : [],
    )
    if (!isZoneSaid && given.some(([, value]) => isClockTime(value))) {
      const { detail } = fault({ name: ZONE, label: TEXTS[locale].page.zone }, 'required', locale)
      return { kind: 'field', fault: { field: ZONE, detail } } as const
    }
    const fields = Object.fromEntries(given.map(([name, value]) => [name, momentIn(zone, value)]))
    const replaces = values['replaces'] ? { replaces: values['replaces'] } : {}
    const wanted = { method: values['method'] ?? '', fields, fallback: true, ...replaces }
    return buyerService.choose(state, wanted, { locale })
  }

  return async (state, { values, file }, reader) => {
    const attempt = values['attempt'] ?? ''
    const { locale } = reader
    switch (values['do']) {
      case 'choose':
        return choose(state, values, reader)
      case 'sent':
        return buyerService.sent(state.id, attempt, { locale })
      case 'unsent':
        return buyerService.unsent(state.id, attempt, { locale })
      case 'cancel':
        return buyerService.cancel(state.id, attempt, { locale })
      case 'renew':
        return buyerService.renew(state, attempt, { locale })
      case 'receipt':
        return receipts.attach(state.id, attempt, file ?? new Uint8Array())
    }
    return undefined
  }
}
