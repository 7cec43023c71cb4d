import type { Row, Transfer } from '../../contract/index.ts'
import { momentText } from '../../core/moment.ts'
import type { Copier } from '../../ui/copier.ts'
import { CopyField } from '../../ui/CopyField.tsx'
import { copyWords } from './copy-words.ts'
import { groupsOf } from './groups-of.ts'
import { mainRow } from './main-row.ts'
import type { ScreenProps } from './screen.ts'

export interface RowsProps extends ScreenProps {
  /** Of the number that the money goes to, where a button elsewhere copies it, too. */
  readonly copier?: Copier
}

/** Whom the money goes to: the number, large, then what is compared in the bank's app. */
export function Rows({ context: { translator, say }, action, isOver, copier }: RowsProps) {
  const main = mainRow(action)
  if (action.rows.length === 0) return null
  return (
    <dl class={isOver ? 'details over' : 'details'} part="details">
      {byUse(action.rows).map(({ name, value, copy = value }) => {
        const label = translator.t(`row_${name}`)
        const isMain = name === main?.name
        const isCopied = !isOver && (isMain || !isOnlyRead(name, action))
        return (
          <CopyField
            key={name}
            label={label}
            value={name === 'time' ? momentText(value, translator.tag) : <Groups value={value} />}
            copy={isCopied ? copy : undefined}
            look={isMain ? 'large' : undefined}
            words={copyWords(translator, label)}
            copier={isMain ? copier : undefined}
            onCopy={say}
          />
        )
      })}
    </dl>
  )
}

function Groups({ value }: { readonly value: string }) {
  const groups = groupsOf(value)
  return (
    <>
      {groups.length === 1
        ? value
        : groups.map((group, nth) => (
            <span key={groups.slice(0, nth + 1).join('')} class="group">
              {group}
            </span>
          ))}
    </>
  )
}

const isNumber = (name: Row['name']) => name === 'card' || name === 'phone' || name === 'account'

/** The number, then the name, then all else as it comes. */
function byUse(rows: readonly Row[]): readonly Row[] {
  const place = ({ name }: Row) => (isNumber(name) ? 0 : name === 'holder' ? 1 : 2)
  return [0, 1, 2].flatMap((wanted) => rows.filter((row) => place(row) === wanted))
}

/** What a bank's app shows by itself, to be compared. Where it has an account's number alone it may ask for the name. */
function isOnlyRead(name: Row['name'], { mode = 'other' }: Transfer): boolean {
  if (name === 'holder') return mode !== 'account' && mode !== 'other'
  return name === 'bank' || name === 'country' || name === 'time' || (mode === 'pix' && name !== 'reference')
}
