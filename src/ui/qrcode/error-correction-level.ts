/** ISO/IEC 18004, table 12. */
export const M = { bit: 0 }
export const from = (): typeof M => M
