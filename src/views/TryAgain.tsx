import type { ViewContext } from './view-context.ts'

/** Asks the server once more, now. It can stand there before the styles of the other buttons have come. */
export function TryAgain({ context: { store, translator } }: { readonly context: ViewContext }) {
  return (
    <button type="button" part="button" onClick={() => store.refresh()}>
      {translator.t('tryAgain')}
    </button>
  )
}
