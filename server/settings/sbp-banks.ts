/** The banks whose apps open a link of SBP, from a file: PAYWICKET_SBP_BANKS. */
import { readFileSync, statSync } from 'node:fs'
import * as v from 'valibot'
import { aliasesOfScheme, inOrder, isScheme, LARGEST, type SbpBank } from '../domain/sbp-banks.ts'
import { fittingText } from '../domain/shown-text.ts'
import { whyUnread } from './secret-files.ts'
import { hasCredentials } from './url.ts'
import type { Env } from './variables.ts'

const NAME = 'PAYWICKET_SBP_BANKS'
/** Of the file, bytes; NSPK's has some 70,000. */
const LARGEST_FILE = 1024 * 1024
/** Characters of a bank's name, and of its address. */
const LONGEST = { name: 80, address: 512 } as const
const ROWS = 2000

const optionalText = v.nullish(v.string())
const entries = {
  schema: optionalText,
  isWebClientActive: v.nullish(v.union([v.boolean(), v.string()])),
  webClientUrl: optionalText,
}
const rowsOf = <const Row extends v.GenericSchema>(row: Row) => v.pipe(v.array(row), v.maxLength(ROWS))

/** NSPK's own list, `c2bmembers.json`, and the same with other names for its parts. */
const fileSchema = v.union([
  v.pipe(
    v.object({ dictionary: rowsOf(v.object({ bankName: v.string(), ...entries })) }),
    v.transform(({ dictionary }) => dictionary.map(({ bankName: name, ...row }) => ({ name, ...row }))),
  ),
  v.pipe(
    v.object({ banks: rowsOf(v.object({ name: v.string(), ...entries })) }),
    v.transform(({ banks }) => banks),
  ),
])
type Row = v.InferOutput<typeof fileSchema>[number]

const isActive = (flag: Row['isWebClientActive']): boolean => flag === true || flag === 'true'

/** A page of the bank's own, without a slash at its end. */
function webClientOf({ isWebClientActive, webClientUrl }: Row): string | undefined {
  if (!isActive(isWebClientActive) || !webClientUrl || webClientUrl.length > LONGEST.address) return undefined
  const url = URL.parse(webClientUrl)
  return url?.protocol === 'https:' && !hasCredentials(url) ? webClientUrl.replace(/\/+$/, '') : undefined
}

/** The bank as it may be shown; none where its name or its scheme cannot be used. */
function bankOf(row: Row): readonly SbpBank[] {
  const name = fittingText(row.name, LONGEST.name)
  const scheme = row.schema ?? ''
  if (name === undefined || !isScheme(scheme)) return []
  const webClient = webClientOf(row)
  const called = name.toLowerCase()
  const aliases = aliasesOfScheme(scheme).filter((alias) => alias !== called)
  return [
    { name, scheme, ...(webClient === undefined ? {} : { webClient }), ...(aliases.length === 0 ? {} : { aliases }) },
  ]
}

/** The bytes of a file of at most so many. */
function readSmall(path: string): string {
  if (statSync(path).size > LARGEST_FILE) throw new RangeError('too large')
  return readFileSync(path, 'utf8')
}

/** Read once, at the start; our own short list where no file is named. What is wrong goes into `errors`. */
export function readSbpBanks(
  env: Env,
  errors: string[],
  read: (path: string) => string = readSmall,
): readonly SbpBank[] {
  const path = env[NAME]
  if (path === undefined) return LARGEST
  let text: string
  try {
    text = read(path)
  } catch (error) {
    const why = error instanceof RangeError ? 'has more than 1 MB' : whyUnread(error)
    errors.push(`${NAME}: the file ${path} ${why}`)
    return LARGEST
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    errors.push(`${NAME}: the file ${path} is not JSON`)
    return LARGEST
  }
  const file = v.safeParse(fileSchema, json)
  const banks = file.success ? inOrder(file.output.flatMap(bankOf)) : []
  if (banks.length > 0) return banks
  errors.push(
    `${NAME}: the file ${path} must be NSPK's c2bmembers.json, like { "dictionary": [{ "bankName": "Сбербанк", "schema": "bank100000000111" }] }`,
  )
  return LARGEST
}
