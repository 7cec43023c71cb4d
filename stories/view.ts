/** Turns a story into the Session that a buyer's browser gets: by the real domain, with the real providers' sentences. */
import { createCatalogue } from '../server/checkout/catalogue.ts'
import { createProviderRegistry } from '../server/checkout/provider-registry.ts'
import { realTimers } from '../server/checkout/timers.ts'
import { readConfig } from '../server/config.ts'
import { buyerView, isChoosing, type BuyerViewContext } from '../server/domain/buyer-view.ts'
import { ledgerOf } from '../server/domain/ledger.ts'
import type { SessionState } from '../server/domain/session.ts'
import { settle } from '../server/domain/settle.ts'
import { MINUTE, SECOND } from '../server/domain/time-units.ts'
import type { Provider } from '../server/providers/provider.ts'
import { sandboxEnv } from '../server/sandbox/credentials.ts'
import type { Locale } from '../server/texts/locale.ts'
import { toMinor, type Session } from '../src/contract/index.ts'
import { FEW } from './offers.ts'
import type { Life, Order, Story, StoryAddresses } from './story.ts'

const ORDER: Order = { id: '1001', amount: '1503.17', currency: 'RUB', description: 'Mountain oolong and a candle' }
const SHOP_NAME = 'Quiet Hour'
const CONTACT = { email: 'help@shop.example', phone: '+7 495 000-00-00', url: 'https://shop.example/help' }
/** How long a session is open, seconds. */
const USUAL = 1800

/** When the story is as it is told, and when it is looked at: ms since the epoch. */
export interface Moment {
  readonly birth: number
  readonly now: number
}

export interface Looks extends Moment {
  readonly locale: Locale
  readonly addresses: StoryAddresses
}

export interface Viewer {
  /** The session as the server would hold it. */
  stateOf(story: Story, moment: Moment & Pick<Looks, 'addresses'>): SessionState
  /** The session as its buyer gets it. */
  view(story: Story, looks: Looks): Promise<Session>
}

/** The payment systems as the sandbox has them. They are never called. */
function realProviders(): readonly Provider[] {
  const never = () => Promise.reject(new Error('a story calls nobody'))
  const surroundings = { now: Date.now, timeout: realTimers.timeout, fetch: never, observe: () => {} }
  const config = readConfig({ ...sandboxEnv(4401), PAYWICKET_SECRET_KEY: 'never-asked-for-by-anyone' }, surroundings)
  if (config.kind === 'wrong') throw new Error(config.errors.join('\n'))
  return config.config.providers
}

function opened(name: string, life: Life, birth: number, { shop }: StoryAddresses): SessionState {
  const { id, amount, currency, description } = { ...ORDER, ...life.order }
  const minor = toMinor(amount, currency)
  if (typeof minor === 'string') throw new Error(`${name}: ${amount} ${currency} is ${minor}`)
  const createdAt = birth - (life.beats?.[0]?.[0] ?? 0) * SECOND - MINUTE
  return {
    id: name,
    mode: life.mode ?? 'live',
    terms: {
      order: { id, ...(description === undefined ? {} : { description }) },
      amount: { minor, currency },
      customer: { id: 'buyer-1' },
      posted: {},
      ...(life.noReturn ? {} : { returnUrl: shop }),
    },
    createdAt,
    expiresAt: createdAt + (life.lasts ?? USUAL) * SECOND,
    revision: 1,
    attempts: [],
    refunds: [],
  }
}

/** What comes from other orders, and from the settings of a server. */
function withWhatServersKnow(session: Session, life: Life): Session {
  const { merchant } = session
  const { contact = CONTACT } = life
  return { ...session, merchant: { ...merchant, contact }, action: moreOf(session.action, life) }
}

function moreOf(action: Session['action'], { instead, adds }: Life): Session['action'] {
  if (action.kind === 'wait') return { ...action, ...instead }
  return action.kind === 'transfer' && action.ended === undefined ? { ...action, ...adds } : action
}

export function createViewer(): Viewer {
  const providers = realProviders()
  const { capabilities, editable, textOf: providerText } = createProviderRegistry(providers)
  // Paymega's list is its own to give, over the network; the stories have methods in its manner instead.
  const listing = providers.filter(({ id }) => id !== 'paymega')
  const catalogue = createCatalogue(listing, Date.now)

  const stateOf: Viewer['stateOf'] = ({ name, life }, { birth, now, addresses }) => {
    const { beats = [] } = life
    const told = beats.reduce(
      (state, [ago, step]) => step(state, { now: birth - ago * SECOND, capabilities }, addresses),
      opened(name, life, birth, addresses),
    )
    const atBirth = settle(told, { now: birth, capabilities }).state
    const atNow = settle(atBirth, { now, capabilities }).state
    const isNews = JSON.stringify(atNow) !== JSON.stringify(atBirth)
    return { ...atNow, revision: 1 + beats.length + Number(isNews) }
  }

  return {
    stateOf,
    async view(story, looks) {
      const { locale, now } = looks
      const { offering = FEW, shopName = SHOP_NAME, usually } = story.life
      const held = stateOf(story, looks)
      const query = { currency: held.terms.amount.currency, due: Math.max(0, ledgerOf(held).due), locale }
      const isAsked = isChoosing(held) || shopName === ''
      const offer: BuyerViewContext['offer'] = isAsked ? await offering(query, catalogue) : { methods: [] }
      const scene = { now, locale, capabilities, editable, providerText, shopName, offer }
      return withWhatServersKnow(buyerView(held, usually === undefined ? scene : { ...scene, usually }), story.life)
    },
  }
}
