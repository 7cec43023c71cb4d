import type { BuyerService } from '../checkout/buyer-service.ts'
import type { CallbackDeps } from '../checkout/callbacks.ts'
import type { Log } from '../checkout/log.ts'
import type { Eraser } from '../checkout/eraser.ts'
import type { Offers } from '../checkout/offers.ts'
import type { ProviderRegistry } from '../checkout/provider-registry.ts'
import type { Broadcasts } from '../checkout/broadcasts.ts'
import type { OpenSession } from '../checkout/session-opener.ts'
import type { ReceiptService } from '../checkout/receipt-service.ts'
import type { ShopService } from '../checkout/shop-service.ts'
import type { Config } from '../config.ts'
import type { Store } from '../domain/store.ts'
import type { Metrics } from '../metrics.ts'
import type { ListedScript } from '../pages/preloads.ts'
import type { Refusing } from './refusals.ts'

/** All that routes work with. */
export interface RouteDeps {
  readonly config: Config
  readonly store: Store
  readonly registry: ProviderRegistry
  readonly openSession: OpenSession
  readonly buyerService: BuyerService
  readonly shopService: ShopService
  readonly receipts: ReceiptService
  readonly offers: Offers
  readonly eraser: Eraser
  readonly callbacks: CallbackDeps
  readonly broadcasts: Broadcasts
  readonly refusing: Refusing
  readonly metrics: Metrics
  readonly log: Log
  /** The scripts of the widget, as the build has listed them. */
  readonly scripts: Promise<readonly ListedScript[]>
  /** ms since the epoch. */
  readonly now: () => number
}
