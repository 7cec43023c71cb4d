/** Reading requests and writing problems, the same for every part of the sandbox. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { BaseIssue } from 'valibot'

/** The context of every sandbox route: Node's own request and answer are at hand for faults. */
export interface SandboxEnv {
  Bindings: HttpBindings
}

export type JsonObject = { readonly [key: string]: unknown }

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Parses JSON text into an object; undefined where it is anything else. */
export function jsonObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The same value without the keys whose value is null: for the sandbox, null is an absent field. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([key, inner]) => [key, withoutNulls(inner)]),
  )
}

/** The field path of an issue, `order.amount`; empty where the whole body is to blame. */
export function issuePath(issue: BaseIssue<unknown>): string {
  return (issue.path ?? []).map((item) => String(item.key)).join('.')
}

/** The first issue as a sentence naming its field. */
export function issueText(issues: readonly BaseIssue<unknown>[]): string {
  const issue = issues[0]
  if (!issue) return 'The request cannot be read.'
  const path = issuePath(issue)
  return path ? `${path}: ${issue.message}` : issue.message
}

/** Where the caller reached us: pages and links of an answer are on the same host. */
export function originOf(c: Context<SandboxEnv>): string {
  return new URL(c.req.url).origin
}

/** Compares secrets in a time that says nothing about them. */
export function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

/** Whether the caller has authorised itself by these two, in the Basic way. */
export function isBasic(c: Context<SandboxEnv>, user: string, password: string): boolean {
  const right = Buffer.from(`${user}:${password}`).toString('base64')
  return isSame(c.req.header('authorization') ?? '', `Basic ${right}`)
}

/** An error answer of the sandbox's own calls (not of a provider's), RFC 9457. */
export function problem(c: Context<SandboxEnv>, status: ContentfulStatusCode, code: string, detail: string): Response {
  const body = { type: 'about:blank', title: code.replaceAll('_', ' '), status, code, detail }
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json' })
}
