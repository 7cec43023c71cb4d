/** `paywicket/server`: for a shop's backend. */
export { createPaywicket, type Paywicket, type SessionQuery, type WebhookSearch } from '../backend/client.ts'
export { PaywicketError } from '../backend/error.ts'
export type { CallOptions, ClientOptions, KeyedOptions } from '../backend/request.ts'
export type * from '../backend/types.ts'
export { verifyWebhook, type VerifyOptions, type WebhookEvent, type WebhookHeaders } from '../backend/webhook.ts'
export type { EventName } from '../contract/shop/events.ts'
