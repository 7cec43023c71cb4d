import * as v from 'valibot'

/**
 * A moment as ISO 8601 writes it, with its zone: `2026-11-22T12:00:00.000Z`. The library's own check also knows the length
 * of a day, and every buyer would fetch that.
 */
export const instantSchema = v.pipe(v.string(), v.regex(/^\d{4}(-\d\d){2}T\d\d(:\d\d){2}(\.\d+)?(Z|[+-]\d\d:\d\d)$/))
