import { useEffect, useState } from 'preact/hooks'
import type { QrShape } from './qr.ts'

export interface QrCodeProps {
  /** The text to draw. */
  readonly payload?: string | undefined
  /** A picture made elsewhere, as SVG text; only ever the source of an image, where it can run nothing. */
  readonly svg?: string | undefined
  readonly label: string
}

/** The quiet zone that the standard asks for, in modules. */
const QUIET = 4

/** Drawn from the payload; where that cannot be, the given picture. On white with a quiet zone in every theme. */
export function QrCode({ payload, svg, label }: QrCodeProps) {
  const [shape, setShape] = useState<QrShape | 'none' | undefined>(payload === undefined ? 'none' : undefined)
  useEffect(() => {
    if (payload === undefined) return undefined
    let current = true
    void import('./qr.ts')
      .then(({ qrShape }) => qrShape(payload))
      .catch(() => 'none' as const)
      .then((drawn) => current && setShape(drawn))
    return () => {
      current = false
    }
  }, [payload])

  if (shape === 'none') {
    return svg === undefined ? null : (
      <img class="qr" part="qr" alt={label} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} />
    )
  }
  const side = (shape?.size ?? 29) + 2 * QUIET
  return (
    <svg
      class="qr"
      part="qr"
      role="img"
      aria-label={label}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      shape-rendering="crispEdges"
    >
      {shape && <path d={shape.path} />}
    </svg>
  )
}
