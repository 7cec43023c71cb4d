import { signal } from '@preact/signals-core'
import type { QrShape } from './qr.ts'
import { signalComponent } from './signal-component.ts'

export interface QrCodeProps {
  /** The text to draw. */
  readonly payload?: string | undefined
  /** A QR code drawn elsewhere, as SVG text; only ever the source of an image, where it can run nothing. */
  readonly svg?: string | undefined
  readonly label: string
  /** Fetches what draws it; never rejects. */
  readonly load: () => Promise<{ readonly qrShape: (payload: string) => QrShape }>
  /** True where that takes too long: an SVG stands in as long as it does. */
  readonly late: boolean
}

/** The quiet zone that the standard asks for, in modules. */
const QUIET = 4
/** The size of a usual code, so that the page does not jump when it comes. */
const USUAL = 33

/** Drawn from the payload; where that cannot be, the given SVG. On white with a quiet zone in every theme. */
export const QrCode = signalComponent<QrCodeProps>(() => {
  const shape = signal<{ readonly of: string; readonly drawn: QrShape | undefined } | undefined>(undefined)
  let asked: string | undefined

  const draw = async (payload: string, load: QrCodeProps['load']) => {
    asked = payload
    // Too long for a code: the SVG stands in.
    const drawn = await load()
      .then(({ qrShape }) => qrShape(payload))
      .catch(() => undefined)
    if (asked === payload) shape.value = { of: payload, drawn }
  }

  return ({ payload, svg, label, load, late }) => {
    if (payload !== undefined && payload !== asked) void draw(payload, load)
    const ready = shape.value?.of === payload ? shape.value : undefined
    const standsIn = ready ? !ready.drawn : late && svg !== undefined
    if (payload === undefined || standsIn) {
      return svg === undefined ? null : (
        <img class="qr" part="qr" alt={label} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} />
      )
    }
    const side = (ready?.drawn?.size ?? USUAL) + 2 * QUIET
    return (
      <svg
        class="qr"
        part="qr"
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing of our own has no tag that names it
        role="img"
        aria-label={label}
        viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
        shape-rendering="crispEdges"
      >
        <path d={ready?.drawn?.path} />
      </svg>
    )
  }
})
