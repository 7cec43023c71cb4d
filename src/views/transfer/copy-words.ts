import type { FullTranslator } from '../../i18n/translator.ts'

/** The words of a button that copies `what`. */
export const copyWords = ({ t }: FullTranslator, what: string) => ({
  copy: t('copy'),
  copyThis: t('copyWhat', { what }),
  copied: t('copied'),
  selected: t('copySelected'),
})
