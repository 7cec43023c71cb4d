import type { Fault } from '../core/api.ts'
import type { Speech } from '../i18n/speech.ts'

/** What went wrong with the command just given, and what to do. */
export function Problem({ fault, speech }: { readonly fault: Fault | undefined; readonly speech: Speech }) {
  return fault ? (
    <p class="notice danger" role="alert" part="notice">
      {problemText(fault, speech)}
    </p>
  ) : null
}

export function problemText({ kind, text }: Fault, speech: Speech): string {
  return kind === 'network' ? speech.t('problemNetwork') : (text ?? speech.t('problem'))
}
