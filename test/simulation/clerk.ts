/**
 * One of the shop's staff, who looks into the payment system's own cabinet and says what is there: money untold, or what it is
 * worth. Also by mistake, and then takes it back.
 */
import { recordIdOf } from '../../server/domain/records.ts'
import type { SessionState } from '../../server/domain/session.ts'
import type { ShopSession } from '../../src/contract/shop/index.ts'
import type { SimulationContext } from './context.ts'
import { within } from './network.ts'
import { CURRENCY, type ModelPayment, type PaymentModel } from './payment-model.ts'
import type { ServerInstance } from './server-instance.ts'

type ShownAttempt = ShopSession['attempts'][number]
type Kind = 'received' | 'refunded'

const ACTS = { nothing: 55, record: 20, refund: 20, mistake: 5 } as const

export interface ClerkOptions {
  readonly context: SimulationContext
  readonly server: () => ServerInstance | undefined
  readonly model: PaymentModel
  /** The order's, minor units. */
  readonly amount: number
  /** How long an answer is waited for, ms. */
  readonly patience: number
}

/** What was asked, and of what it was heard that it is done. */
interface Memory {
  readonly asked: Set<string>
  readonly done: Set<string>
  readonly voided: Set<string>
}

export interface Clerk {
  /** One look at a session. */
  act(shown: ShopSession): Promise<void>
  /** Refunds that were recorded and never made. */
  readonly mistakes: ReadonlySet<string>
  /** What of `state` is not as it was said. */
  faultsIn(state: SessionState): readonly string[]
}

export function createClerk({ context, server, model, amount: ordered, patience }: ClerkOptions): Clerk {
  const { random, tell, count } = context
  const memory: Memory = { asked: new Set(), done: new Set(), voided: new Set() }
  /** Records that are wrong, or are not wanted any more. */
  const unwanted = new Set<string>()
  const mistakes = new Set<string>()
  const newId = (attempt: string) => recordIdOf(attempt, 1 + random.below(1_000_000_000))

  async function ask(id: string, call: (instance: ServerInstance) => Promise<{ readonly kind: string }>) {
    const instance = server()
    memory.asked.add(id)
    const answer = instance && (await within(context, patience, call(instance)))
    tell(`clerk: ${id}: ${answer?.kind ?? 'no answer'}`)
    return answer?.kind === 'done'
  }

  async function credit({ id: attempt, foreign: [came] }: ShownAttempt): Promise<void> {
    if (!came) return
    const minor = Math.round(Number(came.value) * 100)
    const part = random.chance(0.4) ? 1 + random.below(minor) : minor
    const id = newId(attempt)
    const said = { id, received: { minor: part, currency: came.currency }, note: 'rate' }
    const credited = { minor: 1 + random.below(ordered), currency: CURRENCY }
    const presses = random.chance(0.5) ? 2 : 1
    for (let press = 0; press < presses; press += 1) {
      if (!(await ask(id, ({ shopService }) => shopService.credit(attempt, { ...said, credited })))) continue
      memory.done.add(id)
      count(press === 0 ? 'money credited' : 'credits repeated')
    }
  }

  /** `among`: where its id is kept in mind before it is said. */
  async function record(
    attempt: string,
    kind: Kind,
    minor: number,
    currency: string,
    payment?: string,
    among?: Set<string>,
  ) {
    const id = newId(attempt)
    among?.add(id)
    const said = {
      attempt,
      kind,
      amount: { minor, currency },
      note: 'seen',
      ...(payment === undefined ? {} : { payment }),
    }
    const presses = random.chance(0.2) ? 2 : 1
    for (let press = 0; press < presses; press += 1)
      if (await ask(id, ({ shopService }) => shopService.record(id, said))) memory.done.add(id)
    return memory.done.has(id) ? id : undefined
  }

  async function voidOne(id: string): Promise<void> {
    if (!(await ask(id, ({ shopService }) => shopService.voidRecord(id, { note: 'not so' })))) return
    memory.voided.add(id)
    unwanted.delete(id)
    count('records taken back')
  }

  /** What is at the bank, whether or not it has been told. */
  async function recordMain(attempt: ShownAttempt, main: ModelPayment): Promise<void> {
    const [[currency, held] = [CURRENCY, 0]] = Object.entries(main.received)
    const isTold = main.told > 0
    const isNamed = attempt.reference === main.id && random.chance(0.5)
    const part = random.chance(0.3) ? 1 + random.below(held) : held
    const id = await record(attempt.id, 'received', part, currency, isNamed ? main.id : undefined)
    if (id === undefined) return
    count(isNamed ? 'money recorded by reference' : 'money recorded by hand')
    count(isTold ? 'recorded after the callback' : 'recorded before the callback')
    if (currency !== CURRENCY) count('money of another currency recorded')
    if (random.chance(0.4)) unwanted.add(id)
  }

  /** Where nothing is sent back by machine, the clerk sends it back by hand, and writes it down. */
  async function refundInCabinet(attempt: ShownAttempt, main: ModelPayment): Promise<void> {
    const left = model.left(main)
    const shown = Math.round(Number(attempt.received.value) * 100)
    const minor = 1 + random.below(left)
    if (main.refunded > 0 || left <= 0 || minor > shown) return
    const isFirst = random.chance(0.5)
    if (!isFirst) model.refundElsewhere(main, minor)
    const id = await record(attempt.id, 'refunded', minor, CURRENCY)
    if (isFirst) model.refundElsewhere(main, minor)
    if (id !== undefined) count('refunds recorded by hand')
  }

  /** What went back in the cabinet and nobody has told of, once nothing of ours is open that it might be. */
  async function recordRefund(shown: ShopSession, attempt: ShownAttempt, main: ModelPayment): Promise<void> {
    const isOpen = shown.refunds.some(
      ({ status, settled }) => status !== 'succeeded' && (status !== 'failed' || settled),
    )
    const untold = main.refunded - Math.round(Number(attempt.refunded.value) * 100)
    if (isOpen || untold <= 0 || attempt.reference !== main.id) return
    const id = await record(attempt.id, 'refunded', untold, CURRENCY)
    if (id !== undefined) count('refunds recorded by hand')
  }

  /** Money in another currency that nobody wants to change is sent back as it came. */
  async function sendBack({ id: attempt, foreign: [waiting] }: ShownAttempt): Promise<void> {
    const main = model.of(attempt).find(({ isMain }) => isMain)
    const [[currency, held] = [CURRENCY, 0]] = Object.entries(main?.received ?? {})
    const left = Math.min(held - (main?.foreignBack ?? 0), Math.round(Number(waiting?.value) * 100))
    if (!main || currency === CURRENCY || !(left > 0)) return
    const minor = random.chance(0.6) ? left : 1 + random.below(left)
    const isFirst = random.chance(0.5)
    // What was recorded before is part of the same total.
    const isRecorded = main.foreignBack === 0 && random.chance(0.7)
    if (!isFirst) model.sendForeignBack(main, minor)
    const id = isRecorded ? await record(attempt, 'refunded', minor, currency) : undefined
    if (isFirst) model.sendForeignBack(main, minor)
    if (id !== undefined) count('refunds of another currency recorded')
  }

  /** What came for nobody is recorded at an attempt, which is right only where it is not listed; perhaps the wrong one. */
  async function recordStray({ attempts }: ShopSession): Promise<void> {
    const strays = model.payments.filter(
      (one) => one.attempt === '' && attempts.some(({ provider }) => provider === one.profile.id),
    )
    const stray = strays[random.below(strays.length)]
    const attempt = attempts.find(({ provider }) => provider === stray?.profile.id)?.id
    if (!stray || attempt === undefined) return
    const id = await record(attempt, 'received', stray.received[CURRENCY] ?? 1, CURRENCY, stray.id)
    count(id === undefined ? 'money for nobody not recorded' : 'money for nobody recorded')
    if (id !== undefined && random.chance(0.5)) unwanted.add(id)
  }

  /** What never came is called sent back as well: that must be taken back first. */
  async function mistakeRefund(attempt: string, minor: number, payment: string | undefined): Promise<void> {
    const id = await record(attempt, 'refunded', minor, CURRENCY, payment, mistakes)
    if (id === undefined) return
    count('mistaken refunds recorded')
    unwanted.add(id)
  }

  async function act(shown: ShopSession): Promise<void> {
    for (const id of unwanted) if (random.chance(0.7)) await voidOne(id)
    const waiting = shown.attempts.find(({ foreign }) => foreign.length > 0)
    if (waiting && random.chance(0.7)) await (random.chance(0.4) ? sendBack : credit)(waiting)
    if (random.chance(0.4)) await recordStray(shown)
    const attempt = shown.attempts[random.below(shown.attempts.length)]
    if (!attempt) return
    const isRecorded = attempt.records?.some((held) => held.voided === undefined) ?? false
    const main = model.of(attempt.id).find(({ isMain }) => isMain)
    if (isRecorded) return
    const held = main && Object.keys(main.received).length > 0 ? main : undefined
    switch (random.weighted(ACTS)) {
      case 'nothing':
        return
      case 'record':
        if (held) await recordMain(attempt, held)
        return
      case 'refund':
        if (held && held.refunded > 0) await recordRefund(shown, attempt, held)
        else if (held?.profile.refund === 'no') await refundInCabinet(attempt, held)
        return
      case 'mistake': {
        const name = random.chance(0.5) ? undefined : `mistake-${random.below(1000)}`
        const minor = 1 + random.below(ordered)
        const id = await record(attempt.id, 'received', minor, CURRENCY, name)
        if (id === undefined) return
        count('mistakes recorded')
        unwanted.add(id)
        if (random.chance(0.5)) await mistakeRefund(attempt.id, minor, name)
      }
    }
  }

  function faultsIn({ attempts }: SessionState): readonly string[] {
    const records = attempts.flatMap((attempt) => attempt.records ?? [])
    const ids = [
      ...records.map(({ id }) => id),
      ...attempts.flatMap(({ credits = [] }) => credits.map(({ id = '' }) => id)),
    ]
    const invented = ids.filter((id) => !memory.asked.has(id)).map((id) => `${id} was said by nobody`)
    const lost = [...memory.done].filter(
      (id) => attempts.some((one) => id.startsWith(`${one.id}_`)) && !ids.includes(id),
    )
    const kept = records.filter(({ id, voided }) => memory.voided.has(id) && !voided)
    return [
      ...invented,
      ...lost.map((id) => `${id} was said and is not kept`),
      ...kept.map(({ id }) => `${id} was taken back and still counts`),
    ]
  }

  return { act, faultsIn, mistakes }
}
