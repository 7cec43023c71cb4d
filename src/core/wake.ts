/**
 * Calls back whenever the page may have missed something: it came to the front, was taken out of the back/forward
 * cache, got the focus, or the network returned. Gives the function that stops it.
 */
export function onWake(page: Window, wake: () => void): () => void {
  const off = new AbortController()
  const { signal } = off
  const visible = () => {
    if (page.document.visibilityState === 'visible') wake()
  }
  page.document.addEventListener('visibilitychange', visible, { signal })
  for (const name of ['online', 'pageshow', 'focus']) page.addEventListener(name, visible, { signal })
  return () => off.abort()
}

/** Calls back when the browser says that the network has gone. Gives the function that stops it. */
export function onOffline(page: Window, tell: () => void): () => void {
  page.addEventListener('offline', tell)
  return () => page.removeEventListener('offline', tell)
}
