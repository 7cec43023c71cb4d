import { Button } from '../ui/Button.tsx'
import { live } from '../ui/live.ts'
import type { StepApp } from './app.ts'
import { Another } from './Another.tsx'
import { Problem } from './Problem.tsx'
import { Title } from './Title.tsx'

/** The payment goes on at the provider's own page. The button is there even while the browser is already leaving. */
export const Redirect = live<{ readonly app: StepApp }>(() => ({ app }) => {
  const { pursuit, speech } = app
  return (
    <div class="step">
      <Title app={app}>{speech.t('redirectTitle')}</Title>
      <p>{speech.t('redirectHelp')}</p>
      <Problem fault={pursuit.problem.value} speech={speech} />
      <Button onClick={() => void pursuit.leave()}>{speech.t('redirectGo')}</Button>
      <Another app={app} />
    </div>
  )
})
