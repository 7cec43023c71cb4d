/** Many writes for one wait: a database that one connection writes to pays for each commit, not for each row. */

/**
 * Gives a function for one item whose calls, where they come together, are done by one `work` in their order; `work`
 * gives back one result for each. Where a whole batch fails, each of its items is tried alone, so that one bad item fails
 * only its own call.
 */
export function batch<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  interface Call extends PromiseWithResolvers<Result> {
    readonly item: Item
  }
  let waiting: Call[] = []

  async function run(calls: readonly Call[]): Promise<void> {
    try {
      const results = await work(calls.map(({ item }) => item))
      for (const [index, result] of results.entries()) calls[index]?.resolve(result)
    } catch (error) {
      if (calls.length === 1) calls[0]?.reject(error)
      else for (const call of calls) await run([call])
    }
  }

  function take(): void {
    const calls = waiting
    waiting = []
    void run(calls)
  }

  return (item) => {
    const call = { item, ...Promise.withResolvers<Result>() }
    // After this turn of the event loop: what other sockets have brought by then goes along.
    if (waiting.push(call) === 1) setImmediate(take)
    return call.promise
  }
}
