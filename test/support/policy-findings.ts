/** What Google's evaluator finds wrong with a Content-Security-Policy. */
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js'
import { CspParser } from 'csp_evaluator/dist/parser.js'

/** One sentence a finding; empty where there is none. A page without a policy has one, too. */
export function policyFindings(policy: string | null): readonly string[] {
  if (policy === null || policy === '') return ['there is no policy']
  return new CspEvaluator(new CspParser(policy).csp)
    .evaluate()
    .map(({ directive, value, description }) => `${directive} ${value ?? ''}: ${description}`)
}
