import { signal } from '@preact/signals-core'
import type { Fault } from '../../core/api.ts'
import { Icon } from '../../ui/Icon.tsx'
import { fileToSend } from '../../ui/picture-file.ts'
import { signalComponent } from '../../ui/signal-component.ts'
import { problemText } from '../Problem.tsx'
import type { ExtraViewContext } from '../view-context.ts'

export interface ReceiptProps {
  readonly context: ExtraViewContext
  /** How many may still be shown. */
  readonly left: number
}

/** Bytes that the server takes. */
const LARGEST = 5 * 1024 * 1024

type State = { readonly kind: 'idle' | 'sending' | 'sent' | 'bad' } | { readonly kind: 'fault'; readonly fault: Fault }

/** Shows the shop a receipt. A picture leaves this browser small, and without what a camera has written into it. */
export const Receipt = signalComponent<ReceiptProps>(() => {
  const state = signal<State>({ kind: 'idle' })

  async function send(file: File, { controller, translator, say }: ExtraViewContext): Promise<void> {
    if (state.peek().kind === 'sending') return
    state.value = { kind: 'sending' }
    say(translator.t('receiptSending'))
    const sent = await fileToSend(file, LARGEST)
    const fault = sent && (await controller.attach(sent))
    state.value = !sent ? { kind: 'bad' } : fault ? { kind: 'fault', fault } : { kind: 'sent' }
    if (sent && !fault) say(translator.t('receiptSent'))
  }

  return ({ context, left }) => {
    const { t } = context.translator
    const { value } = state
    const sending = value.kind === 'sending'
    const change = ({ currentTarget: input }: { readonly currentTarget: HTMLInputElement }) => {
      const file = input.files?.[0]
      // The same file again is another try.
      input.value = ''
      if (file) void send(file, context)
    }
    return (
      <section class="receipt" part="receipt" aria-label={t('attachReceipt')}>
        {value.kind === 'sent' && (
          <p class="told">
            <Icon name="tick" /> {t('receiptSent')} {left > 0 && t('receiptMore', { count: left })}
          </p>
        )}
        {value.kind === 'bad' && (
          <p class="notice danger" part="notice" role="alert">
            {t('receiptBad')}
          </p>
        )}
        {value.kind === 'fault' && (
          <p class="notice danger" part="notice" role="alert">
            {/* Without a connection nothing of it is kept: the file is chosen once more. */}
            {value.fault.kind === 'network' ? t('problemNotDone') : problemText(value.fault, context.translator)}
          </p>
        )}
        {(left > 0 || sending) && (
          <>
            <label class="button plain file" part="button button-plain" aria-disabled={sending || undefined}>
              <input class="unseen" type="file" accept="image/*,application/pdf" disabled={sending} onChange={change} />
              <Icon name="receipt" />
              {t(sending ? 'receiptSending' : 'receiptPick')}
            </label>
            <small>{t('receiptHow')}</small>
          </>
        )}
      </section>
    )
  }
})
