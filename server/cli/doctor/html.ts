/** What a page has of ours, read from its HTML as a browser reads it. Pure. */
import { parse, type DefaultTreeAdapterTypes } from 'parse5'

export interface ScriptTag {
  readonly src: string
  readonly nonce?: string
  readonly integrity?: string
  /** Where the server is, where the tag says that. */
  readonly server?: string
}

export interface PageParts {
  readonly scripts: readonly ScriptTag[]
  /** The addresses of frames. */
  readonly frames: readonly string[]
  /** Policies in the page itself. */
  readonly policies: readonly string[]
  readonly hasElement: boolean
}

/** All elements below a node, templates left out: nothing in them is there yet. */
function* elementsIn(node: DefaultTreeAdapterTypes.ParentNode): Generator<DefaultTreeAdapterTypes.Element> {
  for (const child of node.childNodes) {
    if (!('tagName' in child)) continue
    yield child
    yield* elementsIn(child)
  }
}

export function readPage(html: string): PageParts {
  const scripts: ScriptTag[] = []
  const frames: string[] = []
  const policies: string[] = []
  let hasElement = false
  for (const { tagName, attrs } of elementsIn(parse(html))) {
    const of = (name: string): string | undefined => attrs.find((attribute) => attribute.name === name)?.value
    const src = of('src')
    if (tagName === 'pay-wicket') hasElement = true
    if (tagName === 'iframe' && src) frames.push(src)
    if (tagName === 'meta' && of('http-equiv')?.toLowerCase() === 'content-security-policy')
      policies.push(of('content') ?? '')
    if (tagName !== 'script' || !src) continue
    const [nonce, integrity, server] = [of('nonce'), of('integrity'), of('data-server')]
    scripts.push({
      src,
      ...(nonce === undefined ? {} : { nonce }),
      ...(integrity === undefined ? {} : { integrity }),
      ...(server === undefined ? {} : { server }),
    })
  }
  return { scripts, frames, policies, hasElement }
}
