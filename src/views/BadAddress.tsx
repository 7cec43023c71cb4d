import type { FullSpeech } from '../i18n/speech.ts'

/** The provider's address is not one to send a buyer to. */
export function BadAddress({ speech }: { readonly speech: FullSpeech }) {
  return (
    <p class="notice danger" role="alert" part="notice">
      {speech.t('badAddress')}
    </p>
  )
}
