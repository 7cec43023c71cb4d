import { randomBytes } from 'node:crypto'

/** The mark on the scripts of one answer: nobody can guess it, so nothing that got into the page can run. */
export const newNonce = (): string => randomBytes(16).toString('base64url')
