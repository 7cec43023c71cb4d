/**
 * How signals meet the screen. `setUp` runs once for each place on screen and gives the function that draws it, which
 * runs again whenever its props or a signal that it read change. What `setUp` starts it hands to `end`, to be
 * stopped when that place goes away. Preact and signals-core are all it needs, and neither is patched, so that a host
 * page with its own copies of them never meets ours.
 */
import { computed, effect, signal } from '@preact/signals-core'
import { Component, type ComponentChildren, type ComponentType } from 'preact'

export type Draw<Props> = (props: Props) => ComponentChildren
export type SetUp<Props> = (props: Props, end: (stop: () => void) => void) => Draw<Props>

export function signalComponent<Props extends object>(setUp: SetUp<Props>): ComponentType<Props> {
  return class extends Component<Props> {
    #stops: (() => void)[] = []
    #drawing = true
    #draw = setUp(this.props, (stop) => this.#stops.push(stop))
    #latest = signal(this.props)
    // One computed for all of its life: what it reads stays watched from one drawing to the next.
    #drawn = computed(() => this.#draw(this.#latest.value))
    #stop = effect(() => {
      void this.#drawn.value
      if (!this.#drawing) this.setState({})
    })

    override render(): ComponentChildren {
      this.#drawing = true
      this.#latest.value = this.props
      this.#drawing = false
      return this.#drawn.value
    }

    override componentWillUnmount(): void {
      this.#stop()
      for (const stop of this.#stops) stop()
    }
  }
}
