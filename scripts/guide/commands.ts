/** What a block for a terminal runs: its commands, one by one. */

/** Every command of a block, without the variables before it, comments, and what catches its output. */
export function commandsIn(text: string): readonly string[] {
  const bare = text.replaceAll(/(^|\s)#.*$/gm, '$1')
  const lines = bare.replaceAll(/\\\n/g, ' ').replaceAll(/'[^']*'/g, (quoted) => quoted.replaceAll('\n', ' '))
  return lines
    .split(/\n| && /)
    .map((line) =>
      line
        .trim()
        .replace(/^(?:[A-Z_]+=(?:'[^']*'|\S*)\s*)+/, '')
        .replace(/\s+>\s+\S+$/, ''),
    )
    .filter((line) => line !== '')
}

export interface Call {
  readonly method: string
  readonly address: string
}

/** What `curl` is asked to do; `undefined` where it is another command. */
export function curlIn(command: string): Call | undefined {
  if (!command.startsWith('curl ')) return undefined
  const address = /http:\/\/[^\s']+/.exec(command)?.[0] ?? ''
  const usual = / -d /.test(command) ? 'POST' : 'GET'
  return { method: / -X (\w+)/.exec(command)?.[1] ?? usual, address }
}
