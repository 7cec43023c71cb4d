/** Terminals: the one payments are made on is found by its alias, and made where there is none. */
import * as v from 'valibot'
import { exactNumber, idText, lenient, NumberText } from '../kit/exact-json.ts'
import { call, type Context, type Reply } from './api.ts'
import type { TerminalConfig } from './config.ts'

/** `dynamic` and `static` in the document; the company's own client libraries write `dynamical` and `statical`. */
type TerminalType = 'dynamic' | 'static'

const terminalSchema = v.object({
  // A number in the document's samples, text in its tables: sent back as it came.
  id: v.union([v.pipe(v.string(), v.minLength(1)), v.instance(NumberText)]),
  name: lenient(v.string()),
  link: lenient(idText),
  type: lenient(
    v.pipe(
      v.string(),
      v.transform((type): TerminalType => (type.toLowerCase().startsWith('stat') ? 'static' : 'dynamic')),
    ),
  ),
})
export type Terminal = v.InferOutput<typeof terminalSchema>

export type TerminalReply =
  | { readonly kind: 'terminal'; readonly terminal: Terminal }
  | { readonly kind: 'absent'; readonly detail: string }
  | { readonly kind: 'none'; readonly detail: string }

/** Codes that leave open whether there is a terminal: we were not let in, or the database failed. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['0', '14'])

function readTerminal(reply: Reply): TerminalReply {
  if (reply.kind === 'none') return reply
  if (reply.kind === 'error') return { kind: SAYS_NOTHING.has(reply.code) ? 'none' : 'absent', detail: reply.detail }
  const read = v.safeParse(terminalSchema, reply.object)
  return read.success
    ? { kind: 'terminal', terminal: read.output }
    : { kind: 'absent', detail: 'Invoice’s answer holds no terminal' }
}

/** `GetTerminal` by alias. */
async function getTerminal(context: Context, alias: string, signal: AbortSignal): Promise<TerminalReply> {
  return readTerminal(await call(context, 'GetTerminal', { alias }, signal))
}

/** `CreateTerminal`. */
export async function createTerminal(
  context: Context,
  terminal: TerminalConfig,
  type: TerminalType,
  signal: AbortSignal,
): Promise<TerminalReply> {
  const { defaultPrice, ...rest } = terminal
  const body = { ...rest, type, ...(defaultPrice === undefined ? {} : { defaultPrice: exactNumber(defaultPrice) }) }
  return readTerminal(await call(context, 'CreateTerminal', body, signal))
}

/**
 * The terminal of this alias, made as `type` where there is none. `absent`: it could not be made; `none`: nobody could say.
 * An answer that was lost may have made it all the same, so it is asked for first; and where the alias is taken, another server of
 * this shop was faster, and it is ours.
 */
export async function findOrMake(
  context: Context,
  terminal: TerminalConfig,
  type: TerminalType,
  signal: AbortSignal,
): Promise<TerminalReply> {
  const found = await getTerminal(context, terminal.alias, signal)
  if (found.kind !== 'absent') return found
  const made = await createTerminal(context, terminal, type, signal)
  if (made.kind !== 'absent') return made
  const theirs = await getTerminal(context, terminal.alias, signal)
  return theirs.kind === 'terminal' ? theirs : made
}

/** `terminal_id` as it is sent. */
export function terminalId({ id }: Terminal): unknown {
  return id instanceof NumberText ? exactNumber(id.text) : id
}

/** The terminal of this configuration: asked for at the first use, one question in flight, then kept. */
export interface TerminalKeeper {
  get(): Promise<TerminalReply>
  /** After the API has refused its id. */
  forget(): void
}

export function terminalKeeper(context: Context): TerminalKeeper {
  const { terminal } = context.config
  let known: Promise<TerminalReply> | undefined

  // Shared by all who wait for it, so no one of them may give it up; each call has its own time limit.
  const find = () => findOrMake(context, terminal, 'dynamic', new AbortController().signal)
  return {
    async get() {
      const asked = (known ??= find())
      const reply = await asked
      if (reply.kind !== 'terminal' && known === asked) known = undefined
      return reply
    },
    forget() {
      known = undefined
    },
  }
}
