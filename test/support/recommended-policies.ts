/** What SECURITY.md tells shops to have. */
import { recommendedPolicies as read } from '../../server/cli/doctor/recommended-policies.ts'

/** Its policies, each on one line: first that of a page with the widget in it. */
export function recommendedPolicies(): readonly string[] {
  const { widget, frame } = read()
  return [widget, frame]
}
