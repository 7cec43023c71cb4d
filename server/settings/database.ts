/** How the database is reached. */
import { isLoopback } from '../providers/kit/safe-url.ts'

/** Is a PostgreSQL on another machine reached without TLS that says who answers? A socket in a folder is this machine's. */
export function isUnsealed(databaseUrl: string): boolean {
  // With a socket's folder among its settings the place of the host may be empty, which is no address otherwise.
  const url = /^postgres(ql)?:/.test(databaseUrl) ? URL.parse(databaseUrl.replace('@/', '@localhost/')) : null
  if (url === null) return false
  const host = url.searchParams.get('host') ?? url.hostname
  if (host === '' || host.startsWith('/') || host.startsWith('%2F') || isLoopback(host)) return false
  return url.searchParams.get('sslmode') !== 'verify-full'
}
