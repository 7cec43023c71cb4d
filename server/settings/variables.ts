/** Every variable of ours and of the payment systems, and what each holds. */
import { factories } from '../providers/index.ts'
import type { SettingRow, Variables } from '../providers/provider.ts'
import { BESIDE, OWN } from './own.ts'

/** An environment: an absent variable is one that is not set. */
export type Env = Readonly<Record<string, string | undefined>>

/** The rows of README's table, in its order. */
export const ROWS: readonly SettingRow[] = [OWN, ...factories.map(({ settings }) => settings)].flat()

const ownNames = new Set(OWN.flatMap(({ names }) => Object.keys(names)))
const VARIABLES: Variables = Object.assign({}, ...ROWS.map(({ names }) => names))

const namesOf = (kind: Variables[string]): readonly string[] =>
  Object.keys(VARIABLES).filter((name) => VARIABLES[name] === kind)

export const OWN_SECRETS: readonly string[] = namesOf('secret').filter((name) => ownNames.has(name))
export const PROVIDER_SECRETS: readonly string[] = namesOf('secret').filter((name) => !ownNames.has(name))
/** Where the payment systems are called. */
export const PROVIDER_ADDRESSES: readonly string[] = namesOf('address')

/** The variable that names the file of a secret. */
export const fileOf = (secret: string): string => `${secret}_FILE`

/** All names that mean something. */
export const KNOWN: readonly string[] = [...Object.keys({ ...VARIABLES, ...BESIDE }), ...namesOf('secret').map(fileOf)]
