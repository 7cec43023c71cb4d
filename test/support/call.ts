import { SECRET_KEY } from './system.ts'

/** What a JSON call answers, by default one of the shop's backend. Throws where it is refused. */
export async function call<T>(url: string, method: string, body?: unknown, key = SECRET_KEY): Promise<T> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const answer = await fetch(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${text}`)
  return (text === '' ? undefined : JSON.parse(text)) as T
}
