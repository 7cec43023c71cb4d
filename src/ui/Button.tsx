import type { ComponentChildren } from 'preact'

export interface ButtonProps {
  readonly kind?: 'primary' | 'plain' | 'quiet'
  readonly type?: 'button' | 'submit'
  /** The id of the form that it belongs to, where it does not stand in it. */
  readonly form?: string
  /** On its way: looks so and does nothing more, but keeps the focus. */
  readonly busy?: boolean
  readonly onClick?: () => void
  readonly label?: string
  readonly expanded?: boolean
  readonly children: ComponentChildren
}

export function Button({
  kind = 'primary',
  type = 'button',
  form,
  busy = false,
  onClick,
  label,
  expanded,
  children,
}: ButtonProps) {
  const click = (event: Event) => {
    if (busy) event.preventDefault()
    else onClick?.()
  }
  return (
    <button
      type={type}
      form={form}
      class={`button ${kind}`}
      part={`button button-${kind}`}
      aria-disabled={busy || undefined}
      aria-label={label}
      aria-expanded={expanded}
      onClick={click}
    >
      {children}
    </button>
  )
}
