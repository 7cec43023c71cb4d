import { PATIENCE } from './patience.ts'

/** Between two questions, ms. */
const PAUSE = 20

/** Asks until `done` holds and gives that answer. Throws with the last one where it never does. */
export async function until<T>(ask: () => T | Promise<T>, done: (answer: T) => boolean): Promise<T> {
  const latest = Date.now() + PATIENCE
  for (;;) {
    const answer = await ask()
    if (done(answer)) return answer
    if (Date.now() > latest) throw new Error(`It has not come about; the last answer was ${JSON.stringify(answer)}`)
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
}
