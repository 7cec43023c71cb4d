/** What every command shares: how its arguments are read, `--help`, `--env-file`, and the exit status of a wrong call. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { loadEnvFile } from './env-file.ts'

/** What a command works with besides its arguments. */
export interface Around {
  /** The process's own: a file that is named is read into it. */
  readonly env: NodeJS.ProcessEnv
  /** A line of the result. */
  readonly say: (line: string) => void
  /** A line for the person who watches: progress, faults. */
  readonly tell: (line: string) => void
}

/** Runs a command with its arguments; the answer is its exit status. */
export type Run = (args: readonly string[], around: Around) => Promise<number>

type Values<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options; strict: true; allowPositionals: false }>
>['values']

export interface Spec<Options extends ParseArgsOptionsConfig> {
  /** All of its help but for what every command has. */
  readonly help: string
  readonly options: Options
  /** What an option says where it stands without a value. */
  readonly bare?: Readonly<Record<string, string>>
  /** The answer is the exit status. */
  run(values: Values<Options>, around: Around): Promise<number>
}

/** The exit status of a command that could not begin. */
export const NOT_BEGUN = 2

const SHARED = { help: { type: 'boolean', short: 'h' }, 'env-file': { type: 'string' } } as const
const SHARED_HELP = `
  --env-file FILE    reads variables from FILE; those of the environment win
  --help             this text
`

/** The arguments, with the value of each option that may stand without one. */
function completed(args: readonly string[], bare: Readonly<Record<string, string>>): string[] {
  return args.map((arg, index) => {
    const usual = arg.startsWith('--') ? bare[arg.slice(2)] : undefined
    const next = args[index + 1]
    return usual !== undefined && (next === undefined || next.startsWith('-')) ? `${arg}=${usual}` : arg
  })
}

/** A command, from what is its own. Wrong arguments and a wrong file of variables are told, and it does not begin. */
export function command<const Options extends ParseArgsOptionsConfig>(spec: Spec<Options>): Run {
  const help = spec.help + SHARED_HELP
  return async (args, around) => {
    const wrong = (line: string) => {
      around.tell(line)
      return NOT_BEGUN
    }
    try {
      const options = { ...spec.options, ...SHARED }
      const { values } = parseArgs({ args: completed(args, spec.bare ?? {}), options, strict: true })
      const shared: { help?: boolean; 'env-file'?: string } = values
      if (shared.help) {
        around.say(help.trimEnd())
        return 0
      }
      const file = shared['env-file']
      const faults = file === undefined ? [] : loadEnvFile(file, around.env)
      if (faults.length > 0) return wrong(faults.join('\n'))
      return await spec.run(values as Values<Options>, around)
    } catch (error) {
      if (isOfArguments(error)) return wrong(`${error.message}\n\n${help.trimEnd()}`)
      throw error
    }
  }
}

/** Is it about how a command was called? What is told then is the sentence, and its help. */
function isOfArguments(error: unknown): error is Error {
  return (
    error instanceof UsageError ||
    (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
  )
}

/** Thrown by a command that was called wrongly in a way that its options alone do not say. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
