/** What `npm run dev` keeps running, and which of it a changed file concerns. */

/** The server is that of the demo, with the shop in it. */
export type Part = 'widget' | 'server' | 'sandbox'

/** The folders it looks at, and the files beside them. Not `scripts/dev`: whoever changes that starts it anew. */
export const WATCHED = ['src', 'server', 'stories', 'demo', 'vite.config.ts']

const NOTHING = /\.test\.tsx?$|\.(md|png)$|(^|\/)tsconfig[\w.]*\.json$|^demo\/(shots\/|screenshots)/

/** `path` is from the root, with slashes. What rebuilds the widget also starts the server anew: it keeps files in memory. */
export function affected(path: string): readonly Part[] {
  if (NOTHING.test(path)) return []
  if (path.startsWith('src/contract/')) return ['widget', 'sandbox', 'server']
  if (path.startsWith('src/') || path === 'vite.config.ts') return ['widget']
  // The payments of the sandbox are in its memory: it stays for as long as it can. The demo reads its keys.
  if (path === 'server/sandbox/credentials.ts') return ['sandbox', 'server']
  if (path.startsWith('server/sandbox/')) return ['sandbox']
  return /^(server|stories|demo)\//.test(path) ? ['server'] : []
}
