import type { App } from './app.ts'

/** Asks the server once more, now. It can stand there before the styles of the other buttons have come. */
export function TryAgain({ app: { checkout, translator } }: { readonly app: App }) {
  return (
    <button type="button" part="button" onClick={() => checkout.refresh()}>
      {translator.t('tryAgain')}
    </button>
  )
}
