/**
 * `npm run api-types`: writes `src/backend/types.ts`, the types of the shop's API without the library of schemas, since whoever imports
 * `paywicket/server` need not have it. A test holds that they are what the schemas say.
 */
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { apiTypes } from './api-types/print.ts'

const PLACE = fileURLToPath(new URL('../src/backend/types.ts', import.meta.url))

await writeFile(PLACE, apiTypes())
