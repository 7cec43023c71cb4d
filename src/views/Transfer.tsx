import { computed } from '@preact/signals-core'
import type { ComponentType } from 'preact'
import type { Mode, Transfer as TransferAction } from '../contract/index.ts'
import { signalComponent } from '../ui/signal-component.ts'
import type { StepContext } from './step-context.ts'
import { leftUntil } from './TimeLeft.tsx'
import { CashScreen } from './transfer/CashScreen.tsx'
import { CryptoScreen } from './transfer/CryptoScreen.tsx'
import { NumberScreen } from './transfer/NumberScreen.tsx'
import { PixScreen } from './transfer/PixScreen.tsx'
import { QrScreen } from './transfer/QrScreen.tsx'
import type { ScreenProps } from './transfer/screen.ts'
import { WalletScreen } from './transfer/WalletScreen.tsx'

export interface TransferProps {
  readonly context: StepContext
  readonly action: TransferAction
}

const SCREENS: Readonly<Record<Mode | 'other', ComponentType<ScreenProps>>> = {
  card: NumberScreen,
  phone: NumberScreen,
  account: NumberScreen,
  qr: QrScreen,
  pix: PixScreen,
  wallet: WalletScreen,
  cash: CashScreen,
  crypto: CryptoScreen,
  other: NumberScreen,
}

/** A transfer that the buyer makes: the screen of its mode. What has been copied belongs to one attempt. */
export const Transfer = signalComponent<TransferProps>(() => ({ context, action }) => {
  const { expiresAt, ended, mode = 'other' } = action
  // Not drawn anew each second: only the countdown is.
  const isOver = computed(() => ended !== undefined || (leftUntil(expiresAt, context) ?? 1) <= 0)
  const Screen = SCREENS[mode]
  return (
    <Screen
      key={`${mode} ${context.store.session.value?.attempt?.id}`}
      context={context}
      action={action}
      isOver={isOver.value}
    />
  )
})
