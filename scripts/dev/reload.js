/** Loads the page anew once another start of the server answers than the one that made it. Only `npm run dev` serves this. */
const made = new URL(import.meta.url).searchParams.get('start')
let events

function listen() {
  events?.close()
  events = undefined
  // A browser keeps six connections to a server open at once: a page that nobody looks at takes none of them.
  if (document.hidden) return
  const source = new EventSource('/dev/events')
  events = source
  source.addEventListener('message', ({ data }) => {
    if (data !== made) location.reload()
  })
  source.addEventListener('error', () => {
    // Some browsers give up while the server is away.
    if (source.readyState === EventSource.CLOSED && events === source) setTimeout(listen, 300)
  })
}

document.addEventListener('visibilitychange', listen)
listen()
