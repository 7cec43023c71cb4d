/** Virtual time: nothing happens but the next planned thing, and time is whatever it was planned for. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Plans `run` for `delay` ms from now; what is planned for the same moment runs in the order it was planned. */
  after(delay: number, run: () => void): void
  sleep(delay: number): Promise<void>
  /** When the next planned thing is due. */
  next(): number | undefined
  /** Moves on to the next planned thing and runs it. */
  step(): void
  /** Moves on to `time` without running anything. */
  advance(time: number): void
}

interface Planned {
  readonly time: number
  readonly place: number
  readonly run: () => void
}

const isBefore = (a: Planned, b: Planned) => a.time < b.time || (a.time === b.time && a.place < b.place)

export function createClock(start: number): Clock {
  // A binary heap, the earliest on top.
  const heap: Planned[] = []
  let time = start
  let places = 0

  function up(index: number): void {
    const parent = (index - 1) >> 1
    const [held, above] = [heap[index], heap[parent]]
    if (index === 0 || !held || !above || !isBefore(held, above)) return
    heap[index] = above
    heap[parent] = held
    up(parent)
  }

  function down(index: number): void {
    let first = index
    for (const child of [2 * index + 1, 2 * index + 2]) {
      const [candidate, best] = [heap[child], heap[first]]
      if (candidate && best && isBefore(candidate, best)) first = child
    }
    const [held, below] = [heap[index], heap[first]]
    if (first === index || !held || !below) return
    heap[index] = below
    heap[first] = held
    down(first)
  }

  function pop(): Planned | undefined {
    const [first] = heap
    const last = heap.pop()
    if (!first || !last || heap.length === 0) return first
    heap[0] = last
    down(0)
    return first
  }

  function after(delay: number, run: () => void): void {
    places += 1
    heap.push({ time: time + Math.max(0, Math.round(delay)), place: places, run })
    up(heap.length - 1)
  }

  return {
    now: () => time,
    after,
    sleep: (delay) => new Promise((resolve) => after(delay, resolve)),
    next: () => heap[0]?.time,
    advance: (to) => void (time = Math.max(time, to)),
    step() {
      const planned = pop()
      if (!planned) return
      time = Math.max(time, planned.time)
      planned.run()
    },
  }
}

/** Resolves when everything that waits for nothing but its turn has had it. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
