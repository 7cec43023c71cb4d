/** ISO/IEC 18004, table 2. */
export const BYTE = { bit: 4 }

/** How many bits the length of a text takes: ISO/IEC 18004, table 3. */
export const getCharCountIndicator = (_mode: unknown, version: number): number => (version < 10 ? 8 : 16)
