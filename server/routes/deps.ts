import type { CallbackDeps } from '../checkout/callbacks.ts'
import type { Checkout } from '../checkout/buyer-service.ts'
import type { Engine, Log } from '../checkout/engine.ts'
import type { Hub } from '../checkout/revisions.ts'
import type { Shop } from '../checkout/shop-service.ts'
import type { Config } from '../config.ts'
import type { Metrics } from '../metrics.ts'
import type { Store } from '../domain/store.ts'

/** All that routes work with. */
export interface RouteDeps {
  readonly config: Config
  readonly store: Store
  readonly engine: Engine
  readonly checkout: Checkout
  readonly shop: Shop
  readonly callbacks: CallbackDeps
  readonly hub: Hub
  readonly metrics: Metrics
  readonly log: Log
}
