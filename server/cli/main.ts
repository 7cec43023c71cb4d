/** `paywicket` on the command line: its commands, and which of them the arguments name. */
import { packageVersion } from '../manifest.ts'
import { startFault } from '../start-fault.ts'
import { NOT_BEGUN, type Around, type Run } from './command.ts'

interface Listed {
  readonly does: string
  /** Nothing of a command is loaded but of the one that runs. */
  readonly load: () => Promise<{ readonly run: Run }>
}

const COMMANDS: Readonly<Record<string, Listed>> = {
  server: {
    does: 'the checkout’s server, set up by environment variables',
    load: () => import('./server.ts'),
  },
  sandbox: {
    does: 'the payment systems, simulated, with a control panel',
    load: () => import('./sandbox.ts'),
  },
  reconcile: {
    does: 'compares our records with what the payment systems say, and mends ours',
    load: () => import('./reconcile.ts'),
  },
  webhooks: {
    does: 'shows webhooks as they come in, or sends stored ones again',
    load: () => import('./webhooks.ts'),
  },
  migrate: {
    does: 'brings the database’s schema up to date, which the server’s own start does where its role may',
    load: () => import('./migrate.ts'),
  },
  backup: {
    does: 'copies a SQLite database beside the running server',
    load: () => import('./backup.ts'),
  },
  erase: {
    does: 'takes out of the database whom sessions were about',
    load: () => import('./erase.ts'),
  },
  doctor: {
    does: 'checks settings, storage, clock, payment systems and addresses, or a page, and says what to do',
    load: () => import('./doctor.ts'),
  },
}

const WIDTH = Math.max(...Object.keys(COMMANDS).map((name) => name.length))
const HELP = `Usage: paywicket ${Object.keys(COMMANDS).join(' | ')}

${Object.entries(COMMANDS)
  .map(([name, { does }]) => `  ${name.padEnd(WIDTH)}  ${does}`)
  .join('\n')}

  --help     this text; paywicket <command> --help says more
  --version  the version

The README lists the variables; a server that lacks some says which.`

const around: Around = {
  env: process.env,
  say: (line) => void process.stdout.write(`${line}\n`),
  tell: (line) => void process.stderr.write(`${line}\n`),
}

/** Runs what the arguments name; the answer is the exit status. Anything else gets the help, and 2. */
async function statusOf([name = '', ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command) return (await command.load()).run(args, around)
  switch (args.length > 0 ? '' : name) {
    case '--help':
    case '-h':
      around.say(HELP)
      return 0
    case '--version':
    case '-v':
      around.say(packageVersion())
      return 0
    default:
      around.tell(HELP)
      return NOT_BEGUN
  }
}

/** Runs what the arguments of the process name, whose exit status it becomes. */
export async function run(args: readonly string[]): Promise<void> {
  try {
    process.exitCode = await statusOf(args)
  } catch (error) {
    around.tell(startFault(error))
    process.exitCode = 1
  }
}
