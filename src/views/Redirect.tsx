import { Button } from '../ui/Button.tsx'
import type { App } from './app.ts'
import { Another } from './Another.tsx'
import { Problem } from './Problem.tsx'
import { Title } from './Title.tsx'

/** The payment goes on at the provider's own page. The button is there even while the browser is already leaving. */
export function Redirect({ app }: { readonly app: App }) {
  const { checkout, speech } = app
  return (
    <div class="step">
      <Title app={app}>{speech.t('redirectTitle')}</Title>
      <p>{speech.t('redirectHelp')}</p>
      <Problem fault={checkout.problem.value} speech={speech} />
      <Button onClick={() => void checkout.leave()}>{speech.t('redirectGo')}</Button>
      <Another app={app} />
    </div>
  )
}
