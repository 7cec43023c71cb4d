/** `createCheckout`: the options and events of the host page, around one mounted widget. */
import type { Session } from '../contract/index.ts'
import type { Fault } from '../core/api.ts'
import { createEmitter } from '../core/emitter.ts'
import type { HostEvent } from '../core/host-events.ts'
import { createTokenSource } from '../core/token.ts'
import { mount, type Mounted } from './mount.tsx'
import type { Checkout, CheckoutEvents, CheckoutOptions } from './types.ts'

/** What the script tag's loader has begun before this file came. */
export interface Begun {
  /** The answer to the first read of the session. */
  readonly first?: Promise<Response>
}

/**
 * A checkout for one session; `mount` shows it. Throws a `TypeError` at once where neither `token` nor `fetchToken`
 * is given, or `server` is no address.
 */
export function createCheckout(initial: CheckoutOptions, { first }: Begun = {}): Checkout {
  let options = checked(initial)
  let mounted: Mounted | undefined
  let target: Element | undefined
  let begun = first
  let ended = false
  const token = createTokenSource(options.token, () => options.fetchToken)
  const id = `pw-${Math.random().toString(36).slice(2, 8)}`

  const { on, off, emit } = createEmitter<CheckoutEvents>()
  const hear = <Name extends keyof CheckoutEvents>(name: Name, said: `on${Capitalize<Name>}`): void =>
    on(name, (event) => (options[said] as ((event: CheckoutEvents[Name]) => void) | undefined)?.(event))
  hear('ready', 'onReady')
  hear('change', 'onChange')
  hear('complete', 'onComplete')
  hear('fail', 'onFail')
  hear('expire', 'onExpire')
  hear('error', 'onError')
  hear('close', 'onClose')

  /** However often a state is read, its event is emitted once. */
  const emitted = new Set<string>()
  function once<Name extends keyof CheckoutEvents>(key: string, name: Name, event: CheckoutEvents[Name]): void {
    if (emitted.has(key)) return
    emitted.add(key)
    emit(name, event)
  }

  const listeners = {
    ready: (session: Session) => once(`ready ${session.id}`, 'ready', { session }),
    change: (session: Session) => emit('change', { session }),
    error({ code, text = '' }: Fault, lasting: boolean) {
      const help = `${options.server}/docs/errors/${code}`
      // oxlint-disable-next-line no-console -- a page that the server refuses is being built, and its builder looks here
      if (lasting) console.warn('Paywicket:', code, text, help)
      once(`error ${code} ${mounted?.session()?.revision}`, 'error', { code, text, lasting, help })
    },
    hostEvent: ({ key, name, ...event }: HostEvent, session: Session) =>
      once(key, name, { session, ...event } as CheckoutEvents[typeof name]),
  }

  function show(where: Element | string): void {
    if (ended) throw new TypeError('This checkout was destroyed')
    const element = found(where)
    if (mounted && element === target && mounted.host.parentNode === element) return
    unmount()
    target = element
    mounted = mount(element, { options, token, listeners, id, first: begun })
    begun = undefined
  }

  function unmount(): void {
    mounted?.destroy()
    mounted = undefined
    target = undefined
  }

  return {
    mount: show,
    unmount,
    destroy() {
      ended = true
      unmount()
    },
    open() {
      if (options.display !== 'modal') return
      if (!mounted) show(document.body)
      void mounted?.open(() => emit('close', { session: mounted?.session() }))
    },
    close: () => mounted?.close(),
    update(changes) {
      const before = options
      options = checked({ ...options, ...changes })
      const newToken = options.token !== before.token
      if (newToken) token.replace(options.token)
      mounted?.update(options, newToken || options.locale !== before.locale)
    },
    on,
    off,
    get session() {
      return mounted?.session()
    },
  }
}

function checked(options: CheckoutOptions): CheckoutOptions {
  if (!options.token && !options.fetchToken) throw new TypeError('Paywicket needs `token` or `fetchToken`')
  if (!/^https?:/.test(options.server)) throw new TypeError('Paywicket needs the address of its `server`')
  return { ...options, server: options.server.replace(/\/$/, '') }
}

function found(where: Element | string): Element {
  const element = typeof where === 'string' ? document.querySelector(where) : where
  if (!element) throw new TypeError(`Paywicket found no element for ${String(where)}`)
  return element
}
