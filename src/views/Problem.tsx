import type { Fault } from '../core/api.ts'
import type { FullSpeech } from '../i18n/translator.ts'

/** What went wrong with the command just given, and what to do. */
export function Problem({ fault, speech }: { readonly fault: Fault | undefined; readonly speech: FullSpeech }) {
  return fault ? (
    <p class="notice danger" role="alert" part="notice">
      {problemText(fault, speech)}
    </p>
  ) : null
}

export function problemText({ kind, code, text }: Fault, speech: FullSpeech): string {
  if (code === 'bad-address') return speech.t('badAddress')
  return kind === 'network' ? speech.t('problemNetwork') : (text ?? speech.t('problem'))
}
