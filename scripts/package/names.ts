/** Which files and packages a built file leads to. */
import { parseSync } from 'vite'

/** A file beside the code, which is read as it runs. */
const BESIDE = /new URL\(\s*[`'"](\.[^`'"]+)[`'"],\s*import\.meta\.url\)/g
/** What packages in the old format ask Node for. */
const REQUIRED = /\b__require\([`'"]([^`'"]+)[`'"]\)/g
/** A type that is named where it is used. */
const TYPE = /\bimport\([`'"]([^`'"]+)[`'"]\)/g

/** What a script or a declaration imports, at once or later, and the files it reads beside itself. Throws where it is no code. */
export function namesIn(path: string, text: string): readonly string[] {
  const { module, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]?.message}`)
  const literal = ({ start, end }: { start: number; end: number }) =>
    /^[`'"]([^$]*)[`'"]$/.exec(text.slice(start, end))?.[1] ?? []
  const others = path.endsWith('.d.ts') ? [TYPE] : [BESIDE, REQUIRED]
  return [
    ...module.staticImports.map((one) => one.moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.flatMap((one) => one.moduleRequest?.value ?? [])),
    ...module.dynamicImports.flatMap((one) => literal(one.moduleRequest)),
    ...others.flatMap((pattern) => [...text.matchAll(pattern)].flatMap(([, name]) => name ?? [])),
  ]
}
