import type { ComponentChildren } from 'preact'

export interface AppLinkProps {
  /** A safe address, by `linkAddress`. */
  readonly href: string
  readonly kind: 'primary' | 'plain' | 'quiet'
  readonly onOpen?: () => void
  readonly children: ComponentChildren
}

/** Opens an app or a page. A page gets a tab of its own; an app needs none, and would leave an empty one behind. */
export function AppLink({ href, kind, onOpen, children }: AppLinkProps) {
  const isPage = /^https?:/.test(href)
  return (
    <a
      class={`button ${kind} link`}
      part={`button button-${kind}`}
      href={href}
      target={isPage ? '_blank' : undefined}
      rel={isPage ? 'noreferrer' : undefined}
      onClick={onOpen}
    >
      {children}
    </a>
  )
}
