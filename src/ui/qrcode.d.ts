/** The parts of `qrcode` that only compute: its own types cover no deep path. */
declare module 'qrcode/lib/core/qrcode.js' {
  export function create(
    segments: { data: string; mode: 'byte' }[],
    options: { errorCorrectionLevel: 'M' },
  ): { modules: { size: number; data: Uint8Array } }
}
declare module 'qrcode/lib/core/byte-data.js' {
  const ByteData: new (data: string) => object
  export default ByteData
}
declare module 'qrcode/lib/core/mode.js' {
  interface Mode {
    bit: number
  }
  const mode: { BYTE: Mode; getCharCountIndicator(mode: Mode, version: number): number }
  export default mode
}
declare module 'qrcode/lib/core/error-correction-level.js' {
  const level: { M: { bit: number } }
  export default level
}
declare module 'qrcode/lib/core/error-correction-code.js' {
  const code: Record<'getBlocksCount' | 'getTotalCodewordsCount', (version: number, level: { bit: number }) => number>
  export default code
}
