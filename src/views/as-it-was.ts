import type { FullTranslator } from '../i18n/translator.ts'

/** What this tab has shown before says when that was, `at` in ms. */
export const asItWas = (at: number, { t, tag }: FullTranslator): string =>
  t('asItWas', { time: new Date(at).toLocaleTimeString(tag, { timeStyle: 'short' }) })
