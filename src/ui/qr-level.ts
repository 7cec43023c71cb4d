/**
 * Stands in for `error-correction-level` inside the library `qrcode` when the widget is built: there is one level,
 * medium. The bits are those of ISO/IEC 18004, table 12.
 */
export const M = { bit: 0 }
export const from = (): typeof M => M
