import { effect, signal } from '@preact/signals-core'
import { Button } from '../../ui/Button.tsx'
import { signalComponent } from '../../ui/signal-component.ts'
import { AppLink } from '../transfer/AppLink.tsx'
import type { BankApp } from '../transfer/bank-app.ts'
import type { ExtraViewContext } from '../view-context.ts'
import { BankList, type Finder } from './BankList.tsx'

export interface BanksProps {
  readonly context: ExtraViewContext
  readonly banks: readonly BankApp[]
  /** The one that was opened last: its button stands elsewhere, and its page here. */
  readonly used: BankApp | undefined
  /** Was one of them known from the start? Then the others wait behind a button. */
  readonly isKnown: boolean
  readonly hasCode: boolean
  /** Fetches what finds a bank by a word. */
  readonly find: () => Promise<Finder>
  readonly onOpen: (name: string) => void
}

/** So many stand before the list of all of them. */
const FIRST = 6

/** The banks whose apps open this payment. */
export const Banks = signalComponent<BanksProps>((first, end) => {
  const isOpen = signal(false)
  const finder = signal<Finder | undefined>(undefined)
  // Only whoever looks through all of them needs it.
  end(
    effect(() => {
      if (isOpen.value && !finder.peek()) void first.find().then((found) => (finder.value = found))
    }),
  )

  return ({ context, banks, used, isKnown, hasCode, onOpen }) => {
    const { translator } = context
    const shown = isKnown ? [] : banks.slice(0, FIRST)
    const isMore = banks.length > (isKnown ? 1 : FIRST)
    return (
      <section class="banks" part="banks">
        {!isKnown && <h3>{translator.t('banksTitle')}</h3>}
        <p class="muted">{translator.t('bankHow')}</p>
        {shown.length > 0 && !isOpen.value && (
          <div class="tiles">
            {shown.map(({ name, href }) => (
              <AppLink key={name} href={href} kind="plain" onOpen={() => onOpen(name)}>
                <span translate={false}>{name}</span>
              </AppLink>
            ))}
          </div>
        )}
        {used?.page !== undefined && (
          <AppLink key={`page ${used.name}`} href={used.page} kind="quiet">
            {translator.t('bankWeb', { name: used.name })}
          </AppLink>
        )}
        {isMore && (
          <Button kind="plain" expanded={isOpen.value} onClick={() => (isOpen.value = !isOpen.value)}>
            {translator.t('otherBank')}
          </Button>
        )}
        {isOpen.value && (
          <BankList context={context} banks={banks} hasCode={hasCode} finder={finder.value} onOpen={onOpen} />
        )}
      </section>
    )
  }
})
