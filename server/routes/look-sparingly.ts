/** Asking a provider because a buyer has come back: whoever knows the address may open it again and again. */
import type { RouteDeps } from './deps.ts'

/** How long the buyer waits for the provider's answer before being sent on, ms. */
const PATIENCE = 1500

/**
 * Asks what became of an attempt and waits a moment for the answer. Who comes back again at once does not wait, and the provider is
 * asked once more for all of them, when it may be: somebody may have paid in between.
 */
export function lookSparingly({
  buyerService,
  refusing: { limits },
  log,
}: Pick<RouteDeps, 'buyerService' | 'refusing' | 'log'>): (session: string, attempt: string) => Promise<void> {
  const later = new Set<string>()

  return async (session, attempt) => {
    const wait = limits.take('returns', attempt)
    if (wait === undefined) return void (await buyerService.ask(session, attempt, PATIENCE))
    if (later.has(attempt)) return
    later.add(attempt)
    const again = async () => {
      later.delete(attempt)
      limits.take('returns', attempt)
      await buyerService.ask(session, attempt, PATIENCE)
    }
    setTimeout(
      () => void again().catch((error: unknown) => log.warn({ err: error, session }, 'nobody was asked')),
      wait,
    ).unref()
  }
}
