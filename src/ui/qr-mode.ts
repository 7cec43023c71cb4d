/**
 * Stands in for `mode` and `regex` inside the library `qrcode` when the widget is built: there is one mode, bytes. See
 * `qr-bytes.ts`. The numbers are those of ISO/IEC 18004, tables 2 and 3.
 */
export const BYTE = { bit: 4 }

/** How many bits the length of a text takes. */
export const getCharCountIndicator = (_mode: unknown, version: number): number => (version < 10 ? 8 : 16)
