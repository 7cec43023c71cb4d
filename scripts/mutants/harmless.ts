/** Mutants that no test can tell from the code, each with why it cannot matter. By their key, see `keyOf`. */
export const HARMLESS: Readonly<Record<string, string>> = {}
