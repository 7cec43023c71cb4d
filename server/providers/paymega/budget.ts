/**
 * What a catalogue may cost us, however it is made. The largest that is known has some two hundred kilobytes, some hundred services
 * and a dozen fields in one. What is over the budget is left out and counted; the rest is offered.
 */
import { readWithin, type Exact, type JsonBudget } from '../kit/json-reader.ts'
import { isRecord } from '../kit/exact-json.ts'
import type { LeaveOut } from '../kit/factory.ts'

/** Services, and methods. */
export const ROWS = 10_000
/** Fields of one service; nobody fills in more, and one that wants more cannot be paid by. */
export const FIELDS = 50
/** Bytes of ten thousand services with their fields and texts. */
export const SIZE = 8 * 1024 * 1024

/** A catalogue nests six times. A list that nests in itself must cost no more than to pass it by. */
const JSON_BUDGET: JsonBudget = { depth: 16, values: 1_000_000, deep: 'leave-out' }

/** `data` of a catalogue's answer; undefined where there is none. */
export function catalogueData(text: string, leaveOut: LeaveOut): Exact | undefined {
  const read = readWithin(text, JSON_BUDGET)
  leaveOut('depth', read?.leftOut ?? 0)
  return isRecord(read?.value) ? read.value['data'] : undefined
}
