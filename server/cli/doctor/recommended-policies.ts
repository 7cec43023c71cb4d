/** What SECURITY.md, which comes with the package, tells shops to have. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { WIDGET } from '../../manifest.ts'

export interface Recommended {
  /** Of a page with the widget in it. */
  readonly widget: string
  /** Of a page that shows the hosted page in a frame. */
  readonly frame: string
}

/** Each policy on one line, with `https://pay.shop.example` for the server. */
export function recommendedPolicies(): Recommended {
  const text = readFileSync(join(dirname(WIDGET), 'SECURITY.md'), 'utf8')
  const [widget, frame] = [...text.matchAll(/```policy\n([^`]+)```/g)].map(([, policy = '']) =>
    policy.trim().replaceAll(/\s+/g, ' '),
  )
  if (widget === undefined || frame === undefined) throw new Error('SECURITY.md of this package has no policies')
  return { widget, frame }
}
