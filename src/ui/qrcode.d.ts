/** The parts of `qrcode` that only compute: its own types cover no deep path. */
declare module 'qrcode/lib/core/qrcode.js' {
  export function create(
    segments: { data: string; mode: 'byte' }[],
    options: { errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' },
  ): { modules: { size: number; data: Uint8Array } }
}
declare module 'qrcode/lib/core/byte-data.js' {
  const ByteData: new (data: string) => object
  export default ByteData
}
