/**
 * Whether a pattern can be slow, decided without running it.
 *
 * A backtracking matcher is slow where the same text can be matched in many ways: before it says no, it tries all
 * of them. So the pattern is turned into its position automaton (Glushkov), whose edges carry in how many ways they
 * can be taken, and every text is walked at once: from the counts of ways to stand at each position, the next counts
 * for each distinguishable character. Where the counts stay small and the walk comes to an end, no text is slow. A
 * count that grows past the limit is a pattern like `(a+)+`, `(a|a)*`, `.*.*` or twenty times `a?`; one that takes
 * too long to decide is refused too.
 */
import { contains, representatives, type CharSet } from './characters.ts'
import type { Node } from './parse.ts'

/** Ways to match one text; ordinary patterns have one to three. */
const WAYS = 16
/**
 * Copies of a bounded repetition that are written out. Ways that grow by one with each repetition pass `WAYS` long
 * before this, so more copies cannot change the verdict; they only take time.
 */
const COPIES = 2 * WAYS
/** Positions after bounded repetitions are written out. */
const POSITIONS = 600
/** Different counts met on the walk. */
const STEPS = 3000

type Ways = ReadonlyMap<number, number>

/** A part of the pattern: the ways to match nothing, to begin and to end at each position. */
interface Part {
  readonly empty: number
  readonly first: Ways
  readonly last: Ways
}

/** How much may still be done to decide: places in counts that are looked at. A catalogue's patterns share one. */
export interface PatternWork {
  left: number
}

interface Automaton {
  readonly work: PatternWork
  readonly sets: CharSet[]
  /** `follow[p]`: the ways to go on from position p. */
  readonly follow: Map<number, number>[]
}

/** Thrown inside this file only: the pattern is too large, takes too long to decide, or repeats something that can be empty. */
class TooHard extends Error {}

/** True where no text of any length can make a backtracking matcher slow; false, too, where `work` does not suffice to tell. */
export function isCheap(tree: Node, work: PatternWork): boolean {
  const automaton: Automaton = { work, sets: [], follow: [] }
  try {
    return staysSmall(automaton, build(tree, automaton).first)
  } catch (error) {
    if (error instanceof TooHard) return false
    throw error
  }
}

function spend(work: PatternWork, units: number): void {
  work.left -= units
  if (work.left < 0) throw new TooHard()
}

function add(work: PatternWork, into: Map<number, number>, ways: Ways, times: number): void {
  if (times === 0) return
  spend(work, ways.size)
  for (const [position, count] of ways) into.set(position, Math.min((into.get(position) ?? 0) + count * times, 1000))
}

function sum(work: PatternWork, a: Ways, b: Ways, times = 1): Ways {
  spend(work, a.size)
  const total = new Map(a)
  add(work, total, b, times)
  return total
}

function connect(automaton: Automaton, from: Ways, to: Ways): void {
  for (const [position, count] of from) {
    const follow = automaton.follow[position]
    if (follow) add(automaton.work, follow, to, count)
  }
}

const NOTHING: Part = { empty: 1, first: new Map(), last: new Map() }

function join(automaton: Automaton, left: Part, right: Part): Part {
  connect(automaton, left.last, right.first)
  return {
    empty: Math.min(left.empty * right.empty, 1000),
    first: sum(automaton.work, left.first, right.first, left.empty),
    last: sum(automaton.work, right.last, left.last, right.empty),
  }
}

function build(node: Node, automaton: Automaton): Part {
  switch (node.kind) {
    case 'empty':
      return NOTHING
    case 'char': {
      const position = automaton.sets.push(node.set) - 1
      if (position >= POSITIONS) throw new TooHard()
      automaton.follow.push(new Map())
      const here = new Map([[position, 1]])
      return { empty: 0, first: here, last: here }
    }
    case 'sequence':
      return node.parts
        .map((part) => build(part, automaton))
        .reduce((left, right) => join(automaton, left, right), NOTHING)
    case 'choice':
      return node.parts
        .map((part) => build(part, automaton))
        .reduce((left, right) => ({
          empty: left.empty + right.empty,
          first: sum(automaton.work, left.first, right.first),
          last: sum(automaton.work, left.last, right.last),
        }))
    case 'repeat':
      return repeat(node, automaton)
  }
}

function repeat(node: Node & { kind: 'repeat' }, automaton: Automaton): Part {
  const { body } = node
  if (node.max < node.min) throw new TooHard()
  const min = Math.min(node.min, COPIES)
  const max = node.max === Infinity ? Infinity : min + Math.min(node.max - node.min, COPIES)
  let required = NOTHING
  // The last required copy of an open repetition is the one that loops.
  const loops = max === Infinity
  for (let copy = 0; copy < (loops ? min - 1 : min); copy++)
    required = join(automaton, required, build(body, automaton))
  if (loops) {
    const part = build(body, automaton)
    if (part.empty > 0) throw new TooHard()
    connect(automaton, part.last, part.first)
    return join(automaton, required, min === 0 ? { ...part, empty: 1 } : part)
  }
  // x{0,3} is (x(x(x)?)?)?: written side by side the copies would look ambiguous.
  let optional = NOTHING
  for (let copy = min; copy < max; copy++) {
    const part = join(automaton, build(body, automaton), optional)
    if (part.empty > 0) throw new TooHard()
    optional = { ...part, empty: 1 }
  }
  return join(automaton, required, optional)
}

function staysSmall(automaton: Automaton, first: Ways): boolean {
  const { work, sets, follow } = automaton
  const different = [...new Map(sets.map((set) => [set.join(';'), set])).values()]
  const points = representatives(different)
  spend(work, Math.ceil((points.length * sets.length) / 16))
  const accepts = points.map((point) => sets.map((set) => contains(set, point)))
  const seen = new Set<string>()
  const waiting: Ways[] = []

  const visit = (ways: Ways): boolean => {
    // One for coming by, one for each place: they are sorted and written down.
    spend(work, 1 + ways.size)
    const entries = [...ways].toSorted(([a], [b]) => a - b)
    if (entries.reduce((total, [, count]) => total + count, 0) > WAYS) return false
    const key = entries.join(';')
    if (!seen.has(key)) {
      seen.add(key)
      waiting.push(ways)
    }
    return seen.size <= STEPS
  }
  const filtered = (ways: Ways, accepted: readonly boolean[]): Ways => {
    spend(work, ways.size)
    return new Map([...ways].filter(([position]) => accepted[position]))
  }

  if (!accepts.every((accepted) => visit(filtered(first, accepted)))) return false
  for (let ways = waiting.pop(); ways; ways = waiting.pop()) {
    const next = new Map<number, number>()
    for (const [position, count] of ways) add(work, next, follow[position] ?? new Map(), count)
    if (!accepts.every((accepted) => visit(filtered(next, accepted)))) return false
  }
  return true
}
