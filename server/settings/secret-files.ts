/** Secrets that come from files: `…_FILE` of each of them. */
import { readFileSync } from 'node:fs'
import { fileOf, OWN_SECRETS, PROVIDER_SECRETS, type Env } from './variables.ts'

const withoutLineEnd = (text: string): string => text.replace(/(\r?\n)+$/, '')

/**
 * The environment with what the files of secrets hold in the place of their names, and a sentence for each file that cannot
 * be used. Nothing of a file is repeated in a sentence. What has been through it comes out of it as it is.
 */
export function withSecretFiles(
  env: Env,
  read: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): { readonly env: Env; readonly errors: readonly string[] } {
  const filled: Record<string, string | undefined> = { ...env }
  const errors: string[] = []
  for (const secret of [...OWN_SECRETS, ...PROVIDER_SECRETS]) {
    const name = fileOf(secret)
    const path = env[name]?.trim()
    delete filled[name]
    if (!path) continue
    if (env[secret]?.trim()) {
      errors.push(`${secret} and ${name} are both set: set one of them`)
      continue
    }
    try {
      const text = withoutLineEnd(read(path))
      if (text.trim() === '') errors.push(`${name}: the file ${path} is empty`)
      else filled[secret] = text
    } catch (error) {
      errors.push(`${name}: the file ${path} ${whyUnread(error)}`)
    }
  }
  return { env: filled, errors }
}

/** The same for a program that needs `secret` alone: what is wrong with the others is none of its business. */
export function withSecretFile(env: Env, secret: string): ReturnType<typeof withSecretFiles> {
  const { env: filled, errors } = withSecretFiles(env)
  return { env: filled, errors: errors.filter((error) => error.startsWith(secret)) }
}

/** Why a file could not be read: the end of a sentence that begins with its name. */
export function whyUnread(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOENT':
      return 'is not there'
    case 'EACCES':
    case 'EPERM':
      return 'may not be read by this user'
    case 'EISDIR':
      return 'is a folder'
    default:
      return 'cannot be read'
  }
}
