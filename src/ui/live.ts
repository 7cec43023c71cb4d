/**
 * How signals meet the screen. `setUp` runs once for each place on screen and gives the function that draws it, which
 * runs again whenever its props or a signal that it read change. What `setUp` starts it hands to `end`, to be
 * stopped when that place goes away. Preact and signals-core are all it needs, and neither is patched, so that a host
 * page with its own copies of them never meets ours.
 */
import { effect } from '@preact/signals-core'
import { Component, type ComponentChildren, type ComponentType } from 'preact'

export type Draw<Props> = (props: Props) => ComponentChildren
export type SetUp<Props> = (props: Props, end: (stop: () => void) => void) => Draw<Props>

export function live<Props extends object>(setUp: SetUp<Props>): ComponentType<Props> {
  return class extends Component<Props> {
    stops: (() => void)[] = []
    stopWatching = () => {}
    draw = setUp(this.props, (stop) => this.stops.push(stop))

    override render(): ComponentChildren {
      // Let go of only after the new watch has begun, so that what both read is never without a watcher.
      const stopBefore = this.stopWatching
      let drawn: ComponentChildren
      let first = true
      this.stopWatching = effect(() => {
        // The first run reads signals; the next one only tells that one of them has changed.
        if (first) drawn = this.draw(this.props)
        else this.setState({})
        first = false
      })
      stopBefore()
      return drawn
    }

    override componentWillUnmount(): void {
      this.stopWatching()
      for (const stop of this.stops) stop()
    }
  }
}
