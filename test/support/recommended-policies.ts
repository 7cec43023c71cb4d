/** What SECURITY.md tells shops to have. */
import { readFileSync } from 'node:fs'

/** Its policies, each on one line: first that of a page with the widget in it. */
export function recommendedPolicies(): readonly string[] {
  const text = readFileSync(new URL('../../SECURITY.md', import.meta.url), 'utf8')
  return [...text.matchAll(/```policy\n([^`]+)```/g)].map(([, policy = '']) => policy.trim().replaceAll(/\s+/g, ' '))
}
