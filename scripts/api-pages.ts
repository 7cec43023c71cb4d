/** `npm run api-pages`: writes the pages of `docs/` that come from the code. */
import { writeFile } from 'node:fs/promises'
import { errorsMarkdown } from './api-pages/errors.ts'
import { webhooksMarkdown } from './api-pages/webhooks.ts'

const docs = new URL('../docs/', import.meta.url)

await writeFile(new URL('errors.md', docs), errorsMarkdown())
await writeFile(new URL('webhooks.md', docs), webhooksMarkdown())
