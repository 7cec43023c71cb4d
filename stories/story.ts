/** A story: one state of the buyer's screen, told as what had happened to the session by then and what the buyer did. */
import type { Catalogue } from '../server/checkout/catalogue.ts'
import type { BuyerViewContext } from '../server/domain/buyer-view.ts'
import type { SessionState } from '../server/domain/session.ts'
import type { Setting } from '../server/domain/step.ts'
import type { MethodQuery } from '../server/providers/provider.ts'
import type { Texts } from '../server/texts/en.ts'
import type { Session, Transfer, Wait } from '../src/contract/index.ts'
import type { Interaction } from './interactions.ts'

/** Addresses that a story leads to. */
export interface StoryAddresses {
  /** A page that stands for a payment system's own; of another origin than the page that shows the widget. */
  readonly page: string
  /** Where the buyer goes back to. */
  readonly shop: string
}

/** A step of the domain at one moment. */
export type StoryStep = (state: SessionState, setting: Setting, addresses: StoryAddresses) => SessionState

/** A step, and how many seconds before the buyer looks it was made. */
export type Beat = readonly [ago: number, step: StoryStep]

/** What can be chosen: from the real providers' own lists, or methods as a provider might offer them. */
export type Offering = (query: MethodQuery, catalogue: Catalogue) => Promise<BuyerViewContext['offer']>

export interface Order {
  /** A decimal string. */
  readonly amount: string
  readonly currency: string
  readonly id: string
  readonly description?: string
}

/** How it came to be: from an open session on, in the order of time. */
export interface Life {
  readonly order?: Partial<Order>
  readonly mode?: SessionState['mode']
  /** Seconds the session is open for. */
  readonly lasts?: number
  /** True where the shop has named no address to go back to. */
  readonly noReturn?: true
  readonly beats?: readonly Beat[]
  readonly offering?: Offering
  /** Empty where only the payment system's account says it. */
  readonly shopName?: string
  /** Seconds a first answer usually takes. */
  readonly usually?: number
  /** What the server knows of a transfer beside what the payment system has said. */
  readonly adds?: Partial<Pick<Transfer, 'banks' | 'warning'>>
  /** Another way that the server would offer where a wait is long. */
  readonly instead?: Required<Pick<Wait, 'next' | 'nextName'>>
  /** How the shop is reached. */
  readonly contact?: Session['merchant']['contact']
}

/**
 * What the line to the server does. `token-refused` and `page-refused`: it says no for good. `away`: it never answers.
 * `breaks`: it answers the first read and nothing after.
 */
export type Line = 'good' | 'token-refused' | 'page-refused' | 'away' | 'breaks'

export interface Story {
  /** In kebab case; the same for ever: tests and files are named by it. */
  readonly name: string
  /** What it shows, in English. */
  readonly title: string
  readonly life: Life
  /** What the buyer's hand does once it is on screen. */
  readonly interactions?: readonly Interaction[]
  readonly line?: Line
  /** What the server says to the buyer's commands; else that a picture does not change. */
  readonly refusal?: keyof Texts['refusals']
}

/** Stories that belong together. */
export interface StoryGroup {
  readonly title: string
  readonly stories: readonly Story[]
}
