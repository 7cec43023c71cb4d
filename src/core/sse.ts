/**
 * The `text/event-stream` format, as far as our own server speaks it: the data of each event, as it completes. Comments
 * (the heartbeat), ids and names are passed over. A library for all of the format weighs more than the feed itself.
 */
export function createEventReader(onData: (data: string) => void): (chunk: string) => void {
  let rest = ''
  let data: string[] = []
  return (chunk) => {
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''))
      if (line !== '' || data.length === 0) continue
      onData(data.join('\n'))
      data = []
    }
  }
}
