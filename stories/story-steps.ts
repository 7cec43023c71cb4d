/** The steps that stories are told in: each is one of the real domain's, for the newest attempt. */
import * as commands from '../server/domain/commands.ts'
import { applyEditResult, edit } from '../server/domain/edits.ts'
import { applyCreateResult, applyReport } from '../server/domain/provider-results.ts'
import type { EditResult, Instructions, Report } from '../server/domain/report.ts'
import type { AttemptState, SessionState } from '../server/domain/session.ts'
import { settle } from '../server/domain/settle.ts'
import { replaceAttempt } from '../server/domain/step.ts'
import { SECOND } from '../server/domain/time-units.ts'
import { toMinor } from '../src/contract/money.ts'
import type { StoryStep, StoryAddresses } from './story.ts'

/** A method as far as an attempt remembers it. */
export type Chosen = Pick<AttemptState, 'provider' | 'method' | 'opening'> &
  Partial<Pick<AttemptState, 'fields' | 'name'>>

export const CARD: Chosen = { provider: 'cactusgino', method: 'cactusgino.card', opening: 'operator' }
export const SBP: Chosen = { provider: 'cactusgino', method: 'cactusgino.sbp', opening: 'operator' }
export const QR: Chosen = { provider: 'cactusgino', method: 'cactusgino.sbp_qr', opening: 'operator' }
export const CASH: Chosen = {
  provider: 'cactusgino',
  method: 'cactusgino.cash',
  opening: 'operator',
  fields: { address: 'Green Street 4', messenger: 'Telegram', username: '@buyer', asap: 'true' },
}
const h2h = (method: string, name: string): Chosen => ({
  provider: 'cactusgino',
  method: `cactusgino.${method}`,
  opening: 'operator',
  name,
})
export const PIX = h2h('PIX', 'Pix')
export const M10 = h2h('WalletM10', 'm10')
export const EMANAT = h2h('Emanat', 'eManat')
export const BINANCE = h2h('binance', 'Binance')
export const MTS = h2h('MTS', 'MTS')
export const LOCAL_BANKS = h2h('localbanks', 'Local banks')
export const FORM: Chosen = { provider: 'cactusgino', method: 'cactusgino.form.card', opening: 'provider' }
export const PAYMEGA: Chosen = { provider: 'paymega', method: 'paymega.payment_card_rub_hpp', opening: 'provider' }
export const INVOICE: Chosen = { provider: 'invoice', method: 'invoice.page', opening: 'provider' }

function newest(state: SessionState): AttemptState {
  const attempt = state.attempts.at(-1)
  if (!attempt) throw new Error('a story tells of an attempt before one was chosen')
  return attempt
}

function taken(decision: commands.Decision): SessionState {
  if (decision.kind === 'refused') throw new Error(`a story cannot go on: ${decision.why}`)
  return decision.step.state
}

/** A decimal string of the order's currency as minor units. */
function minorOf(state: SessionState, value: string): number {
  const { currency } = state.terms.amount
  const minor = toMinor(value, currency)
  if (typeof minor === 'string') throw new Error(`${value} ${currency}: ${minor}`)
  return minor
}

/** The buyer chooses a way to pay. */
export const chose =
  (chosen: Chosen): StoryStep =>
  (state, setting) => {
    const id = `attempt${state.attempts.length + 1}`
    const choice = { fields: {}, name: chosen.method, ...chosen, id, locale: 'en' } as const
    return taken(commands.choose(state, choice, setting))
  }

/** The payment system has been called, and has nothing to say yet. */
export const called: StoryStep = (state) => {
  const attempt = newest(state)
  return attempt.task ? replaceAttempt(state, { ...attempt, task: { ...attempt.task, tries: 1 } }) : state
}

export interface Said extends Partial<Pick<Report, 'failure' | 'screen'>> {
  readonly state: Report['state']
  /** How many seconds the buyer is given. */
  readonly lasts?: number
  /** What has come so far, a decimal string of the order's currency unless another stands beside it. */
  readonly received?: string
  readonly refunded?: string
  readonly in?: string
}

function reportOf(said: Said, state: SessionState, now: number): Report {
  const { lasts, received, refunded, in: currency = state.terms.amount.currency, ...rest } = said
  const amount = (value: string) => ({ minor: minorOf(state, value), currency })
  return {
    ...rest,
    payment: `payment-${newest(state).id}`,
    ...(lasts === undefined ? {} : { expiresAt: now + lasts * SECOND }),
    ...(received === undefined ? {} : { received: amount(received) }),
    ...(refunded === undefined ? {} : { refunded: amount(refunded) }),
  }
}

/** The payment system answers to what was chosen. */
export const answered =
  (said: Said | ((addresses: StoryAddresses) => Said)): StoryStep =>
  (state, setting, addresses) => {
    const report = reportOf(typeof said === 'function' ? said(addresses) : said, state, setting.now)
    return applyCreateResult(state, newest(state).id, { kind: 'report', report }, setting).state
  }

/** It answers with a screen that is good for `lasts` seconds. */
export const shows = (screen: Instructions, lasts?: number): StoryStep =>
  answered({ state: 'pending', screen, ...(lasts === undefined ? {} : { lasts }) })

/** It refuses: there is no payment. */
export const refuses =
  (failure: string): StoryStep =>
  (state, setting) =>
    applyCreateResult(state, newest(state).id, { kind: 'refused', failure, detail: 'a state to look at' }, setting)
      .state

/** It does not answer at all. */
export const isSilent: StoryStep = (state, setting) =>
  applyCreateResult(state, newest(state).id, { kind: 'unanswered', detail: 'a state to look at' }, setting).state

/** It reports of its own accord. */
export const reports =
  (said: Said): StoryStep =>
  (state, setting) =>
    applyReport(state, newest(state).id, reportOf(said, state, setting.now), setting).state

/** So much has come in all, a decimal string of the order's currency. */
export const receives = (received: string): StoryStep => reports({ state: 'succeeded', received })

/** The buyer says that the money is sent. */
export const sent: StoryStep = (state, setting) => taken(commands.markSent(state, newest(state).id, setting))

/** The buyer wants other values, and this is what comes of it; nothing yet where it is left out. */
export const edits =
  (fields: AttemptState['fields'], result?: EditResult): StoryStep =>
  (state, setting) => {
    const { id, fields: held } = newest(state)
    const asked = taken(edit(state, id, { ...held, ...fields }, setting))
    return result ? applyEditResult(asked, id, newest(asked).edit, result, setting).state : asked
  }

/** The shop takes back its order. */
export const withdrawn: StoryStep = (state, setting) => taken(commands.cancelSession(state, setting))

/** The shop is content with what has come. */
export const accepted: StoryStep = (state, setting) => taken(commands.accept(state, setting))

/** Nothing happens but that time goes by. */
export const waits: StoryStep = (state, setting) => settle(state, setting).state
