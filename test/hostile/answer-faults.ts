/** What every answer must say, whatever was asked. */
import type { Answer, HostileRequest } from './host.ts'

/** What is wrong with an answer: it may be taken for something that it is not, may do something, or shows a fault of ours. */
export function answerFaults(asked: HostileRequest, { status, headers }: Answer): readonly string[] {
  const faults: string[] = []
  if (status >= 500 && status !== 503) faults.push('is a fault of ours')
  if (asked.method === 'TRACE' && status !== 0 && status < 400) faults.push('traces')
  if (headers['x-request-id'] === undefined) {
    // What is no HTTP is answered before it reaches us, without a word.
    if (status !== 0 && (status < 400 || headers['content-type'] !== undefined)) faults.push('is not ours')
  } else {
    if (headers['x-content-type-options'] !== 'nosniff') faults.push('may be taken for something else')
    const policy = String(headers['content-security-policy'] ?? '')
    if (!policy.startsWith("default-src 'none'") || !policy.includes('frame-ancestors')) faults.push(`says ${policy}`)
  }
  return faults.map((fault) => `${asked.method} ${asked.path.slice(0, 60)}, ${asked.name}: ${status} ${fault}`)
}
