import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { withSecretFiles } from './secret-files.ts'
import { fileOf, OWN_SECRETS, PROVIDER_SECRETS } from './variables.ts'

const folder = mkdtempSync(join(tmpdir(), 'paywicket-secrets-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(text: string): string {
  const path = join(folder, `secret-${Math.random()}`)
  writeFileSync(path, text)
  return path
}

it.each([...OWN_SECRETS, ...PROVIDER_SECRETS])('reads %s from a file', (name) => {
  for (const end of ['', '\n', '\r\n', '\n\n']) {
    const { env, errors } = withSecretFiles({ [fileOf(name)]: file(`the secret${end}`), OTHER: 'x' })
    expect({ env, errors }).toEqual({ env: { [name]: 'the secret', OTHER: 'x' }, errors: [] })
  }
})

it('keeps spaces and line ends that are not the last', () => {
  const { env } = withSecretFiles({ CACTUSGINO_SALT_FILE: file(' a\nb \n') })
  expect(env['CACTUSGINO_SALT']).toBe(' a\nb ')
})

it.each([
  ['a file that is not there', join(folder, 'nowhere'), 'is not there'],
  ['a folder', folder, 'is a folder'],
  ['an empty file', file('\n'), 'is empty'],
])('names %s', (_, path, said) => {
  const { env, errors } = withSecretFiles({ CACTUSGINO_SALT_FILE: path })
  expect(errors).toEqual([`CACTUSGINO_SALT_FILE: the file ${path} ${said}`])
  expect(env).toEqual({})
})

it('names a file that it may not read', () => {
  const path = file('hush')
  chmodSync(path, 0)
  const refuse = () => {
    throw Object.assign(new Error('EACCES'), { code: 'EACCES' })
  }
  expect(withSecretFiles({ CACTUSGINO_SALT_FILE: path }, refuse).errors).toEqual([
    `CACTUSGINO_SALT_FILE: the file ${path} may not be read by this user`,
  ])
})

it('takes a secret from one place alone, and repeats none', () => {
  const { errors } = withSecretFiles({ CACTUSGINO_SALT_FILE: file('hush'), CACTUSGINO_SALT: 'hush' })
  expect(errors).toEqual(['CACTUSGINO_SALT and CACTUSGINO_SALT_FILE are both set: set one of them'])
})

it('takes an empty variable for an unset one, of both', () => {
  const path = file('hush')
  expect(withSecretFiles({ CACTUSGINO_SALT_FILE: path, CACTUSGINO_SALT: ' ' })).toMatchObject({
    env: { CACTUSGINO_SALT: 'hush' },
    errors: [],
  })
  expect(withSecretFiles({ CACTUSGINO_SALT_FILE: '', CACTUSGINO_SALT: 'x' }).env).toEqual({ CACTUSGINO_SALT: 'x' })
})

it('is no file of what is no secret', () => {
  const env = { PAYWICKET_PORT_FILE: file('80') }
  expect(withSecretFiles(env)).toEqual({ env, errors: [] })
})
