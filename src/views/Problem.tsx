import type { Fault } from '../core/api.ts'
import type { FullTranslator } from '../i18n/translator.ts'

/** What went wrong with the command just given, and what to do. */
export function Problem({
  fault,
  translator,
}: {
  readonly fault: Fault | undefined
  readonly translator: FullTranslator
}) {
  return fault ? (
    <p class="notice danger" role="alert" part="notice">
      {problemText(fault, translator)}
    </p>
  ) : null
}

export function problemText({ kind, code, text }: Fault, translator: FullTranslator): string {
  if (code === 'bad-address') return translator.t('badAddress')
  if (code === 'not-done') return translator.t('problemNotDone')
  return kind === 'network' ? translator.t('problemNetwork') : (text ?? translator.t('problem'))
}
