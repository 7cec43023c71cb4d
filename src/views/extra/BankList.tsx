import { signal } from '@preact/signals-core'
import { signalComponent } from '../../ui/signal-component.ts'
import type { MethodWords } from '../find-methods.ts'
import { AppLink } from '../transfer/AppLink.tsx'
import type { BankApp } from '../transfer/bank-app.ts'
import type { ExtraViewContext } from '../view-context.ts'

/** What finds by a word, as `find-methods.ts` does. */
export interface Finder {
  wordsIn(id: string, texts: readonly string[]): MethodWords
  findMethods(methods: readonly MethodWords[], query: string): ReadonlySet<string> | undefined
}

export interface BankListProps {
  readonly context: ExtraViewContext
  readonly banks: readonly BankApp[]
  readonly hasCode: boolean
  /** Undefined until it has come. */
  readonly finder: Finder | undefined
  readonly onOpen: (name: string) => void
}

/** All banks, and a field to find one: by any word, in any script. */
export const BankList = signalComponent<BankListProps>(() => {
  const query = signal('')
  let of: BankListProps['banks'] | undefined
  let words: readonly MethodWords[] = []
  const come = (input: HTMLInputElement | null) => input?.focus()

  const found = ({ banks, finder }: BankListProps): ReadonlySet<string> | undefined => {
    if (!finder) return undefined
    if (of !== banks) words = banks.map(({ name, aliases }) => finder.wordsIn(name, [name, ...aliases]))
    of = banks
    return finder.findMethods(words, query.value)
  }

  return (props) => {
    const { context, banks, hasCode, onOpen } = props
    const { id, translator } = context
    const ids = found(props)
    return (
      <div class="list">
        <div class="field filter">
          <label for={`${id}-bank`}>{translator.t('findBank')}</label>
          <input
            id={`${id}-bank`}
            ref={come}
            type="search"
            autocomplete="off"
            placeholder={translator.t('findBank')}
            part="field"
            onInput={({ currentTarget }) => {
              query.value = currentTarget.value
            }}
          />
          <output class="muted">{ids?.size === 0 && translator.t(hasCode ? 'bankNone' : 'foundNone')}</output>
        </div>
        <ul>
          {banks.map((bank) => (
            // Hidden and not taken away: hundreds of them must keep up with each letter.
            <li key={bank.name} hidden={ids?.has(bank.name) === false}>
              <AppLink href={bank.href} kind="plain" onOpen={() => onOpen(bank.name)}>
                <span translate={false}>{bank.name}</span>
              </AppLink>
            </li>
          ))}
        </ul>
      </div>
    )
  }
})
