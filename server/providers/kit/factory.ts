/** What every provider's folder does alike: from the environment to a `Provider`. */
import type { ExplainedCode } from '../../texts/meaning.ts'
import type { LeftOut, Provider, ProviderFactory, ProviderRuntime, SettingRow } from '../provider.ts'
import type { Env } from './env.ts'
import { httpFor, type Http } from './http.ts'
import { withPublicAddresses } from './public-pages.ts'

/** Off where none of the needed variables is set; else the configuration, or a sentence for each thing wrong with it. */
export type ConfigReading<Config> =
  | { readonly kind: 'off' }
  | { readonly kind: 'wrong'; readonly errors: readonly string[] }
  | { readonly kind: 'on'; readonly config: Config }

/** What every part of a provider works with. */
export interface ProviderContext<Config> {
  readonly config: Config
  readonly http: Http
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Aborted after so many ms. */
  readonly timeout: (ms: number) => AbortSignal
  /** Counts what was over the budget of a catalogue, where somebody wants to know. */
  readonly leaveOut?: LeaveOut
}

/** Tells that so many parts were left out; none is nothing to tell. */
export type LeaveOut = (what: LeftOut['what'], count: number) => void

/** A factory from what a provider reads, how it reads its configuration and what it makes of it. */
export function factoryOf<Config>(
  id: string,
  settings: readonly SettingRow[],
  failures: readonly ExplainedCode[],
  read: (env: Env, mode: ProviderRuntime['mode']) => ConfigReading<Config>,
  make: (context: ProviderContext<Config>) => Provider,
): ProviderFactory {
  return {
    id,
    settings,
    failures,
    fromEnv(env, surroundings) {
      const reading = read(env, surroundings.mode)
      if (reading.kind !== 'on') return reading
      const { config } = reading
      const { now, timeout } = surroundings
      const leaveOut: LeaveOut = (what, count) => {
        if (count > 0) surroundings.leftOut?.({ provider: id, what, count })
      }
      const provider = make({ config, http: httpFor(id, surroundings), now, timeout, leaveOut })
      return { kind: 'on', provider: surroundings.mode === 'live' ? withPublicAddresses(provider) : provider }
    },
  }
}
