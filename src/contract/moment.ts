/** ISO 8601 with a zone, whoever has written it; what has none may be anybody’s clock. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/

/** Does this text name a moment? It is shown as its reader’s clock has it then, and any other text as it came. */
export const isMoment = (text: string): boolean => MOMENT.test(text) && !Number.isNaN(Date.parse(text))
