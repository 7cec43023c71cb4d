import { CopyField } from '../../ui/CopyField.tsx'
import { copyWords } from './copy-words.ts'
import { hasCents, partsOf } from './amount-parts.ts'
import type { ScreenProps } from './screen.ts'

/** What is to be sent, as a tile: pressed anywhere it copies what banks' apps take, without spaces or a currency's sign. */
export function Amount({ context: { translator, say }, action: { amount, note }, isOver }: ScreenProps) {
  const label = translator.t(isOver ? 'amount' : 'sendExactly')
  const text = translator.money(amount)
  const parts = partsOf(text, amount)
  return (
    <dl class={isOver ? 'details over' : 'details'}>
      <CopyField
        look="tile"
        label={label}
        value={
          parts ? (
            <>
              {parts[0]}
              <span class="cents">{parts[1]}</span>
              {parts[2]}
            </>
          ) : (
            text
          )
        }
        // A note says by itself why the amount is what it is.
        hint={!isOver && note === undefined && hasCents(amount) ? translator.t('exactly') : undefined}
        copy={isOver ? undefined : amount.value}
        words={copyWords(translator, label)}
        onCopy={say}
      />
    </dl>
  )
}
