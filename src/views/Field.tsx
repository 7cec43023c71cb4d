import { FIELD_LIMIT, type Field as FieldSpec } from '../contract/index.ts'
import { zoneName } from '../core/moment.ts'
import type { FullTranslator } from '../i18n/translator.ts'

export interface FieldProps {
  readonly id: string
  readonly field: FieldSpec
  readonly value: string
  /** Empty where the field is wrong together with others, and one of them says so. */
  readonly error: string | undefined
  /** The id of what says so. */
  readonly errorId: string
  readonly translator: FullTranslator
  readonly onInput: (value: string) => unknown
}

/** One thing to fill in, with its label, its help and what is wrong with it, all tied together for screen readers. */
export function Field({ id, field, value, error, errorId, translator, onInput }: FieldProps) {
  const { type, label, hint, example, required } = field
  const help = [
    hint,
    example !== undefined && translator.t('example', { example }),
    // A time is asked for as the buyer's own clock has it then: summer time has another name.
    type === 'datetime' && zoneName(translator.tag, new Date(value)),
  ]
    .filter(Boolean)
    .join(' ')
  const described = [help && `${id}-help`, error !== undefined && errorId].filter(Boolean).join(' ')
  const common = {
    id,
    part: 'field',
    'aria-invalid': error !== undefined,
    'aria-describedby': described || undefined,
    'aria-required': required,
  }
  const name = (
    <label for={id}>
      {label}
      {!required && field.oneOf === undefined && <small> ({translator.t('optional')})</small>}
    </label>
  )
  const notes = (
    <>
      {help && (
        <small id={`${id}-help`} class="muted">
          {help}
        </small>
      )}
      {error && (
        <small id={errorId} class="error">
          {error}
        </small>
      )}
    </>
  )
  if (type === 'checkbox') {
    return (
      <div class="field tick">
        <input
          {...common}
          type="checkbox"
          checked={value === 'true'}
          onChange={(event) => onInput(event.currentTarget.checked ? 'true' : '')}
        />
        {name}
        {notes}
      </div>
    )
  }
  return (
    <div class="field">
      {name}
      {type === 'select' ? (
        <select {...common} value={value} onChange={(event) => onInput(event.currentTarget.value)}>
          <option value="">{translator.t('pick')}</option>
          {field.options?.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          {...inputType(type)}
          autocomplete={type === 'tel' || type === 'email' ? type : 'off'}
          maxLength={FIELD_LIMIT}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
      {notes}
    </div>
  )
}

/** Preact's types take one literal at a time. */
function inputType(type: Exclude<FieldSpec['type'], 'select' | 'checkbox'>): { type: 'text' } {
  return { type: type === 'datetime' ? 'datetime-local' : type } as { type: 'text' }
}
