import type { ComponentChildren } from 'preact'
import type { Warning } from '../../contract/index.ts'
import { signalComponent } from '../../ui/signal-component.ts'
import { Edit } from '../Edit.tsx'
import { GiveUp } from '../GiveUp.tsx'
import { Problem } from '../Problem.tsx'
import { Title } from '../Title.tsx'
import { Bar, type Next } from './Bar.tsx'
import { Paper } from './Paper.tsx'
import type { ScreenProps } from './screen.ts'
import { TimeLine } from './TimeLine.tsx'

export interface LayoutProps extends ScreenProps {
  readonly title: string
  /** A QR code beside it all, where somebody is there to scan it. */
  readonly beside?: ComponentChildren
  /** What to do before "I have sent it". */
  readonly next?: Next | undefined
  readonly children: ComponentChildren
}

const WARNINGS = {
  'card-checksum': 'warnCard',
  'qr-checksum': 'warnQr',
  'qr-amount': 'warnQrAmount',
  'qr-host': 'warnQrHost',
} as const satisfies Record<Warning, string>

/** What the screens of all transfers have in common: until when, what to know before sending, and the bar with what to do next. */
export const Layout = signalComponent<LayoutProps>(
  () =>
    ({ context, action, isOver, title, beside, next, children }) => {
      const { translator, controller } = context
      const { ordered, amount, warning, note, editable } = action
      const other =
        ordered && translator.t('otherAmount', { ordered: translator.money(ordered), amount: translator.money(amount) })
      const amountNote = !isOver && [other, note].filter(Boolean).join(' ')
      return (
        <div class={beside ? 'transfer two' : 'transfer'}>
          <div class="lead">
            <Title context={context}>{isOver ? translator.t('timeOver') : title}</Title>
            <TimeLine context={context} action={action} isOver={isOver} />
            {isOver && (
              <div class="notice danger" role="alert" part="notice">
                <p>
                  <b>{translator.t('doNotSend')}</b> {translator.t('doNotSendHelp')}
                </p>
              </div>
            )}
            {amountNote && (
              <p class="notice" part="notice">
                {amountNote}
              </p>
            )}
            {!isOver && warning && (
              <p class="notice danger" part="notice">
                {translator.t(WARNINGS[warning])}
              </p>
            )}
          </div>
          {beside && <div class="beside">{beside}</div>}
          <div class="rest">
            {children}
            {editable && !isOver && <Edit context={context} fields={editable} />}
            {controller.kept.value === 'sent' ? (
              <p class="notice" role="alert" part="notice">
                {translator.t('sentKept')}
              </p>
            ) : (
              // What is wrong with a field stands at the field.
              controller.problem.value?.field === undefined && (
                <Problem fault={controller.problem.value} translator={translator} />
              )
            )}
            <Bar context={context} action={action} isOver={isOver} next={next} />
            <GiveUp context={context} mayHaveSent />
          </div>
          <Paper context={context} action={action} isOver={isOver} />
        </div>
      )
    },
)
