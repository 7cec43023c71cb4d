/** What `paywicket doctor` has found. */

export interface Finding {
  /** `fault`: it does not work. `warning`: it works, or may work, and a person should know. */
  readonly level: 'ok' | 'warning' | 'fault'
  /** What was looked at, in a word or two. */
  readonly about: string
  readonly text: string
  /** What to do. */
  readonly todo?: string
}

export const ok = (about: string, text: string): Finding => ({ level: 'ok', about, text })
export const warning = (about: string, text: string, todo: string): Finding => ({ level: 'warning', about, text, todo })
export const fault = (about: string, text: string, todo: string): Finding => ({ level: 'fault', about, text, todo })

/** One line: how it is, of what, and what to do. */
export const lineOf = ({ level, about, text, todo }: Finding): string =>
  `${level.padEnd('warning'.length)}  ${about}: ${text}${todo === undefined ? '' : ` -> ${todo}`}`
