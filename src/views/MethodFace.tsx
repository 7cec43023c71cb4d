import type { Method } from '../contract/index.ts'
import { iconUrl } from './icon-url.ts'
import type { Lazy } from './picker-context.ts'
import type { ViewContext } from './view-context.ts'

interface MethodFaceProps {
  readonly context: ViewContext
  readonly method: Method
  /** Undefined as long as there are neither glyphs nor words for terms; nor can anything be paid then. */
  readonly lazy: Lazy | undefined
  /** Of what stands below the name only what the buyer has to know. */
  readonly isShort: boolean
}

/** One row of the picker: its mark, its name, and what happens and what it costs, or why it cannot be had. */
export function MethodFace({ context, method, lazy, isShort }: MethodFaceProps) {
  const icon = iconUrl(method.icon, context.server)
  return (
    <>
      <span class="icon" aria-hidden="true">
        {lazy && <lazy.views.Glyph method={method} />}
        {icon && (
          <img
            src={icon}
            alt=""
            decoding="async"
            width="32"
            height="32"
            onError={({ currentTarget }) => {
              // The glyph behind it shows.
              currentTarget.hidden = true
            }}
          />
        )}
      </span>
      <span class="face">
        <b>{method.name}</b>
        <span class={method.disabled ? 'why' : 'muted'}>
          {lazy ? lazy.views.termsText(method, lazy.translator, isShort) : method.summary}
        </span>
      </span>
    </>
  )
}
