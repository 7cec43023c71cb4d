/** A phone number without +7, as the company's client libraries send it; undefined for numbers of other countries. */
export function russianPhone(phone: string | undefined): string | undefined {
  return /^(?:\+?7|8)?(\d{10})$/.exec(phone?.replaceAll(/[\s()-]/g, '') ?? '')?.[1]
}
