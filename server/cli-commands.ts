/** What `paywicket` does on the command line. */
import { packageVersion } from './manifest.ts'

const HELP = `Usage: paywicket server | sandbox | migrate | erase

  server     the checkout's server, set up by environment variables
  sandbox    the payment systems, simulated, with a control panel
  migrate    brings the database's schema up to date, which the server's own start does where its role may
  erase      takes out of the database whom sessions were about; see paywicket erase --help

  --help     this text
  --version  the version

The README lists the variables; a server that lacks some says which.
`

/** Starts what the arguments name; anything else gets the help, and exit code 2. */
export async function run(args: readonly string[]): Promise<void> {
  const [command = '', ...more] = args
  if (command === 'erase') {
    const { runErase } = await import('./erase.ts')
    process.exitCode = await runErase(more)
    return
  }
  switch (more.length > 0 ? '' : command) {
    case 'server':
      await import('./main.ts')
      return
    case 'sandbox':
      await import('./sandbox/main.ts')
      return
    case 'migrate':
      await import('./migrate.ts')
      return
    case '--help':
    case '-h':
      process.stdout.write(HELP)
      return
    case '--version':
    case '-v':
      process.stdout.write(`${packageVersion()}\n`)
      return
    default:
      process.stderr.write(HELP)
      process.exitCode = 2
  }
}
