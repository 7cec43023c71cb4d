import type { ComponentChildren } from 'preact'
import { Button } from '../../ui/Button.tsx'
import { signalComponent } from '../../ui/signal-component.ts'
import type { ScreenProps } from './screen.ts'

/** What to do before "I have sent it". */
export interface Next {
  /** A button or a link, filled as long as it is not done; nothing where it stands elsewhere. */
  readonly element?: ComponentChildren
  readonly isDone: boolean
}

/**
 * What to do next, filled, and "I have sent it". Neither goes nor changes its place when it is done, so that the focus stays.
 * When the time is over, who has sent already comes first: nobody is led to pay twice.
 */
export const Bar = signalComponent<ScreenProps & { readonly next?: Next | undefined }>(
  () =>
    ({ context: { controller, translator }, action, isOver, next }) => {
      const sending = controller.busy.value === 'sent'
      if (isOver)
        return (
          <div class="bar" part="bar">
            <Button key="already" busy={sending} onClick={() => void controller.sent()}>
              {translator.t('sentAlready')}
            </Button>
            <Button kind="plain" busy={controller.busy.value === 'renew'} onClick={() => void controller.renew()}>
              {translator.t('newDetails')}
            </Button>
          </div>
        )
      return (
        <div class="bar" part="bar">
          {next?.element}
          <Button
            key="sent"
            kind={next && !next.isDone ? 'plain' : 'primary'}
            busy={sending}
            onClick={() => void controller.sent()}
          >
            {translator.t('sentAmount', { amount: translator.money(action.amount) })}
          </Button>
        </div>
      )
    },
)
