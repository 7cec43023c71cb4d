/** Keys of ours, of which two or more may live at once. */

/** Several keys, with commas or spaces between them. */
export const keysIn = (value: string | undefined): readonly string[] => (value ?? '').split(/[\s,]+/).filter(Boolean)

/** What a request can carry: another key would start and never match. */
export const isSendable = (key: string): boolean => /^[\x21-\x7e]{1,512}$/.test(key)
