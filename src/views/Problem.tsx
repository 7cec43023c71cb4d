import type { Fault } from '../core/api.ts'
import type { Speech } from '../i18n/speech.ts'

/** What went wrong and what to do, for the command that was just given. */
export function Problem({ fault, speech }: { readonly fault: Fault | undefined; readonly speech: Speech }) {
  return fault ? (
    <p class="notice danger" role="alert" part="notice">
      {problemText(fault, speech)}
    </p>
  ) : null
}

export function problemText(fault: Fault, speech: Speech): string {
  if (fault.code === 'bad-address') return speech.t('badAddress')
  if (fault.kind === 'network') return speech.t('problemNetwork')
  return fault.text ?? speech.t('problem')
}
