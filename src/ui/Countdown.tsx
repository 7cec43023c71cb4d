import { signalComponent } from './signal-component.ts'

export interface CountdownProps {
  /** Time left, ms. */
  readonly left: number
  readonly text: string
  /** When it is over, beside it. */
  readonly until?: string | undefined
  /** The sentence for a screen reader at this moment. */
  readonly said: string
  readonly onSay: (sentence: string) => void
}

/** The bar is full until this much is left, ms, so that it says the same before and after a reload. */
const SCALE = 10 * 60_000
/** From here on the colour warns, ms. */
const WARNING = 2 * 60_000
/** A screen reader hears of these moments and not of each second, ms left. */
const SPOKEN = [300_000, 60_000, 30_000]

export const Countdown = signalComponent<CountdownProps>((first) => {
  let before = first.left
  return ({ left, text, until, said, onSay }) => {
    if (SPOKEN.some((mark) => before > mark && left <= mark)) queueMicrotask(() => onSay(said))
    before = left
    return (
      <div class={left <= WARNING ? 'countdown late' : 'countdown'} part="countdown" translate={false}>
        <p>
          {/* A new one each second: a browser that translates the page puts its own text into the old one, where it would stand still. */}
          <span role="timer">
            <span key={text}>{text}</span>
          </span>
          {until !== undefined && <span class="until">{until}</span>}
        </p>
        <progress max={SCALE} value={left} aria-hidden="true" />
      </div>
    )
  }
})
