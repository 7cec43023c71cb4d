/** Are the settings complete? All that is wrong is named, and all that nobody knows. */
import { readConfig, strangerText, withoutEmpty, type Config, type Env } from '../../config.ts'
import type { ProviderRuntime } from '../../providers/provider.ts'
import { isUnsealed } from '../../settings/database.ts'
import { strangersIn } from '../../settings/strangers.ts'
import { fault, ok, warning, type Finding } from './finding.ts'

const ABOUT = 'settings'

/** The findings, and the settings where they can be used. */
export function checkSettings(
  env: Env,
  around: Omit<ProviderRuntime, 'mode'>,
): { readonly findings: readonly Finding[]; readonly config?: Config } {
  const result = readConfig(env, around)
  const strangers = strangersIn(withoutEmpty(env)).map(strangerText)
  const unknown = strangers.map((text) => warning(ABOUT, text, 'mend its name, or take it out'))
  switch (result.kind) {
    case 'wrong': {
      const faults = result.errors
        .filter((error) => !strangers.includes(error))
        .map((error) => fault(ABOUT, error.replace(/\.$/, ''), 'the README lists the variables'))
      return { findings: [...faults, ...unknown] }
    }
    case 'config': {
      const { config } = result
      const { mode, providers } = config
      const names = providers.map(({ id }) => id).join(', ')
      const unsealed = isUnsealed(config.databaseUrl)
        ? [
            warning(
              ABOUT,
              'DATABASE_URL names another machine without TLS that says who answers',
              'put ?sslmode=verify-full behind it',
            ),
          ]
        : []
      return { findings: [ok(ABOUT, `complete; mode ${mode}; ${names}`), ...unknown, ...unsealed], config }
    }
  }
}
