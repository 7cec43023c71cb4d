/** `paywicket erase`: takes out of the database whom sessions were about. The server may run meanwhile or not. */
import { createEraser, type Erased } from '../checkout/eraser.ts'
import { realTimers } from '../checkout/timers.ts'
import { besideServer } from './beside.ts'
import { command, UsageError, type Around } from './command.ts'

const HELP = `Usage: paywicket erase --customer ID | --order ID | --older-than DAYS | --compact

  --customer ID      the sessions of this customer, by the shop's own id
  --order ID         the session of this order
  --older-than DAYS  every session that ended so long ago
  --compact          writes a SQLite file anew, without what was deleted before deleting overwrote it; it needs
                     as much room again, and the server waits meanwhile

Names, contacts, addresses, what was bought, notes and messages go; sums, times and order ids stay. What is not over yet is
listed, and is erased by the server once it is. Reads the server's environment.

Exit status 0: all is erased. 1: something is kept for now. 2: it could not begin.
`

type Asked =
  | { readonly kind: 'customer' | 'order'; readonly id: string }
  | { readonly kind: 'age'; readonly days: number }
  | { readonly kind: 'compact' }

interface Options {
  readonly customer?: string
  readonly order?: string
  readonly 'older-than'?: string
  readonly compact?: boolean
}

/** What the options ask for. Throws a `UsageError` where that is not one thing. */
function read({ customer, order, compact, 'older-than': days }: Options): Asked {
  const given = [customer, order, days, compact].filter((value) => value !== undefined && value !== '')
  if (given.length !== 1) throw new UsageError('Say who is to be erased, in one way.')
  if (compact) return { kind: 'compact' }
  if (customer) return { kind: 'customer', id: customer }
  if (order) return { kind: 'order', id: order }
  const age = Number(days)
  if (!Number.isInteger(age) || age < 1) throw new UsageError(`${days} is not a whole number of days.`)
  return { kind: 'age', days: age }
}

function told({ erased, kept, left }: Erased, say: Around['say']): number {
  say(`${erased} erased`)
  if (left > 0) say(`${left} are left: a running server goes on with them, or run this again`)
  for (const { id, why } of kept) say(`${id} is kept for now: ${WHY[why]}`)
  return kept.length > 0 || left > 0 ? 1 : 0
}

const WHY: Readonly<Record<Erased['kept'][number]['why'], string>> = {
  open: 'it is not over',
  refund: 'nobody knows yet how a refund ends',
  call: 'a payment system is being asked',
  money: 'money in another currency waits for a person',
}

function erase(asked: Asked, around: Around): Promise<number> {
  const { say, tell } = around
  const log = { info: () => {}, warn: (_: object, message: string) => tell(message), error: () => {} }
  return besideServer(around, log, async ({ config, store, sessions, now }) => {
    const sendsWebhooks = config.webhooks.length > 0
    const eraser = createEraser({ store, sessions, now, timers: realTimers, log, sendsWebhooks })
    if (asked.kind === 'age') {
      say(`${await eraser.byAge(asked.days)} erased`)
      return 0
    }
    if (asked.kind === 'compact') {
      say((await eraser.compact()) ? 'The file is written anew' : 'This database does so by itself')
      return 0
    }
    const result = await eraser[asked.kind](asked.id, {})
    if (result) return told(result, say)
    tell(
      asked.kind === 'order'
        ? `There is no order ${asked.id}.`
        : 'What an older release has written is still being read. Run this again in a minute.',
    )
    return 1
  })
}

export const run = command({
  help: HELP,
  options: {
    customer: { type: 'string' },
    order: { type: 'string' },
    'older-than': { type: 'string' },
    compact: { type: 'boolean' },
  },
  run: async (values, around) => erase(read(values), around),
})
