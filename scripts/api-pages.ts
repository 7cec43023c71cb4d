/** `npm run api-pages`: writes what comes from the code into the pages: those of `docs/` as a whole, and README's table of settings. */
import { readFile, writeFile } from 'node:fs/promises'
import { errorsMarkdown } from './api-pages/errors.ts'
import { withSettings } from './api-pages/settings.ts'
import { webhooksMarkdown } from './api-pages/webhooks.ts'

const root = new URL('../', import.meta.url)
const readme = new URL('README.md', root)

await writeFile(new URL('docs/errors.md', root), errorsMarkdown())
await writeFile(new URL('docs/webhooks.md', root), webhooksMarkdown())
await writeFile(readme, withSettings(await readFile(readme, 'utf8')))
