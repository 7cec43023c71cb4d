/** Which files are taken as a receipt. */
export const RECEIPT_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf'] as const
export type ReceiptType = (typeof RECEIPT_TYPES)[number]
