/** `paywicket doctor`: looks at all that a server needs, or at a page with the checkout in it, and says what to do. */
import { realTimers } from '../checkout/timers.ts'
import { databaseUrlOf, ownUrlOf } from '../config.ts'
import { readScripts, WIDGET } from '../manifest.ts'
import { withSecretFile } from '../settings/secret-files.ts'
import { command, UsageError } from './command.ts'
import { checkPublicUrl, checkWebhooks } from './doctor/addresses.ts'
import { lineOf, warning, type Finding } from './doctor/finding.ts'
import { checkPage } from './doctor/page.ts'
import { checkProviders, watchClock } from './doctor/providers.ts'
import { recommendedPolicies } from './doctor/recommended-policies.ts'
import { checkSettings } from './doctor/settings.ts'
import { checkStorage } from './doctor/storage.ts'

const HELP = `Usage: paywicket doctor [--page URL]

  --page URL         looks at this page instead: its Content-Security-Policy against that of SECURITY.md, its scripts of ours against
                     dist/scripts.json

Looks at settings, storage, clock, payment systems, the public address and the webhooks' address. Reads the server's environment;
the server may run meanwhile or not. Nothing is changed, and no secret is printed.

Each line begins with ok, warning or fault, and ends with what to do. Exit status 0: no fault. 1: a fault.
`

async function examine(given: NodeJS.ProcessEnv): Promise<readonly Finding[]> {
  const now = () => Date.now()
  const clock = watchClock(globalThis.fetch, now)
  const { timeout } = realTimers
  const { findings, config } = checkSettings(given, { now, timeout, fetch: clock.fetch, observe: () => {} })
  const { env, errors } = withSecretFile(given, 'DATABASE_URL')
  const storage = errors.length > 0 ? [] : await checkStorage(databaseUrlOf(env), config?.keepDays)
  if (!config)
    return [...findings, ...storage, warning('the rest', 'not looked at', 'mend the settings, and run this again')]
  const known = await checkProviders(config.providers)
  return [
    ...findings,
    ...storage,
    ...known,
    clock.finding(),
    await checkPublicUrl(config.publicUrl, globalThis.fetch),
    ...(await checkWebhooks(
      config.webhooks.map(({ url }) => url),
      globalThis.fetch,
    )),
  ]
}

async function examinePage(page: string, env: NodeJS.ProcessEnv): Promise<readonly Finding[]> {
  const address = URL.parse(page)
  if (address === null || !/^https?:$/.test(address.protocol))
    throw new UsageError('--page needs a whole address, for example https://shop.example/pay.')
  const server = URL.parse(ownUrlOf(env))?.origin
  return checkPage(address, {
    fetch: globalThis.fetch,
    shipped: await readScripts(WIDGET),
    recommended: recommendedPolicies(),
    ...(server === undefined ? {} : { server }),
  })
}

export const run = command({
  help: HELP,
  options: { page: { type: 'string' } },
  async run({ page }, { env, say }) {
    const findings = page === undefined ? await examine(env) : await examinePage(page, env)
    for (const finding of findings) say(lineOf(finding))
    return findings.some(({ level }) => level === 'fault') ? 1 : 0
  },
})
